import { FileType, l10n, Uri, workspace } from 'vscode';
import { UserError } from '../../documents/userError';
import { remoteScheme } from '../../remote/remoteDocuments';
import type { WorkspaceIndex } from '../../workspace/index/workspaceIndex';
import { ignored } from '../settingsToSend';
import { isConfirmation } from './confirmation';

/**
 * Returns the referral files for a command of many files: from addresses of files and folders, rows of the local view,
 * or lists of them; without arguments, all files of the workspace. A missing file among several is included: the
 * command reports it as not done.
 * @throws UserError if the only file does not exist, an argument is not a file, or a configuration file ignores all of
 *   them
 */
export async function urisOf(index: WorkspaceIndex, args: readonly unknown[]): Promise<Uri[]> {
  await index.refresh();
  const all = index.files.map((address) => Uri.parse(address));
  const given = args.flat().flatMap((each) => (each instanceof Uri ? [each] : uriOfRow(each)));
  if (given.length === 0) {
    refuseOthers(args);
    return all;
  }
  const chosen = new Map<string, Uri>();
  for (const uri of given) {
    const isFolder = await Promise.resolve(workspace.fs.stat(uri)).then(
      ({ type }) => (type & FileType.Directory) !== 0,
      () => {
        if (given.length > 1) return false;
        throw absent(uri);
      },
    );
    const below = isFolder ? all.filter((file) => file.toString().startsWith(`${uri.toString()}/`)) : [uri];
    for (const file of below) chosen.set(file.toString(), file);
  }
  const counted: Uri[] = [];
  for (const uri of chosen.values()) if (!(await index.isIgnored(uri))) counted.push(uri);
  const [first] = chosen.values();
  if (first && counted.length === 0) throw ignored(first);
  return counted;
}

/**
 * Refuses arguments that are not files. Commands use it that work on the whole workspace if nothing is given: a row
 * without a file must not mean that.
 * @throws UserError if there is any argument
 */
export function refuseOthers(args: readonly unknown[]): void {
  if (args.some((each) => each !== undefined && each !== null && !isConfirmation(each)))
    throw new UserError('argument', l10n.t('Select referral files, or call the command with their addresses.'));
}

function absent(uri: Uri): UserError {
  if (uri.scheme === remoteScheme)
    return new UserError('noFile', l10n.t('This version is read-only. Pull the referral into a file first.'));
  const name = workspace.asRelativePath(uri);
  if (uri.scheme === 'untitled') return new UserError('unsaved', l10n.t('Save {0} first.', name));
  return new UserError('noFile', l10n.t('{0} does not exist.', name));
}

function uriOfRow(row: unknown): Uri[] {
  return typeof row === 'object' && row !== null && 'uri' in row && row.uri instanceof Uri ? [row.uri] : [];
}
