import { l10n, type Uri, workspace } from 'vscode';

/** Says that a file is gone or cannot be read. */
export function unreadableText(uri: Uri): string {
  return l10n.t('Could not read {0}. It may have been moved or deleted.', workspace.asRelativePath(uri));
}
