import { FileType, l10n, type Uri, workspace } from 'vscode';
import { openDocument } from '../documents/readText';
import { UserError } from '../documents/userError';
import { remoteScheme } from '../remote/remoteDocuments';
import { failureOf } from '../ui/failureOf';

/**
 * Returns an error fit for users in place of one of VS Code or the file system, if the command's file explains it: it is
 * gone, or a folder.
 */
export async function clearError(error: unknown, file: Uri | undefined): Promise<unknown> {
  const { kind, message } = failureOf(error);
  if (!file || kind !== 'unexpected') return error;
  if (file.scheme === remoteScheme) {
    // VS Code quotes why the provider of the document refused.
    const [, reason] = /\. Detail: (.+)$/s.exec(message) ?? [];
    return reason ? new UserError('gone', reason) : error;
  }
  try {
    const { type } = await workspace.fs.stat(file);
    if ((type & FileType.Directory) === 0) return error;
    return new UserError('noFile', l10n.t('{0} is a folder. Select a referral file.', workspace.asRelativePath(file)));
  } catch {
    return openDocument(file) ? error : new UserError('noFile', unreadableText(file));
  }
}

/** Says that a file is gone or cannot be read. */
export function unreadableText(uri: Uri): string {
  return l10n.t('Could not read {0}. It may have been moved or deleted.', workspace.asRelativePath(uri));
}
