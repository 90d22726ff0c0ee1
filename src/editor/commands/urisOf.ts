import { FileType, l10n, Uri, workspace } from 'vscode';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import { UserError } from '../userError';

/**
 * The referral files that a command of many files was called with: addresses of files and folders, rows of the local
 * view, or lists of them; none given, all of the workspace. One of several that does not exist is among them: the
 * command lists it with what was not done.
 * @throws UserError if the only one does not exist
 */
export async function urisOf(index: WorkspaceIndex, args: readonly unknown[]): Promise<Uri[]> {
  await index.refresh();
  const all = index.files.map((address) => Uri.parse(address));
  const given = args.flat().flatMap((each) => (each instanceof Uri ? [each] : uriOfRow(each)));
  if (given.length === 0) return all;
  const chosen = new Map<string, Uri>();
  for (const uri of given) {
    const isFolder = await Promise.resolve(workspace.fs.stat(uri)).then(
      ({ type }) => (type & FileType.Directory) !== 0,
      () => {
        if (given.length > 1) return false;
        throw new UserError('noFile', l10n.t('{0} does not exist.', workspace.asRelativePath(uri)));
      },
    );
    const below = isFolder ? all.filter((file) => file.toString().startsWith(`${uri.toString()}/`)) : [uri];
    for (const file of below) chosen.set(file.toString(), file);
  }
  return [...chosen.values()];
}

function uriOfRow(row: unknown): Uri[] {
  return typeof row === 'object' && row !== null && 'uri' in row && row.uri instanceof Uri ? [row.uri] : [];
}
