import { type Disposable, Uri } from 'vscode';
import { setContext } from '../connection/contextKeys';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';

/** Tells menus of the Explorer which files hold only referrals that were never submitted. */
export function registerNewFiles(workspaceIndex: Pick<WorkspaceIndex, 'index' | 'onDidChange'>): Disposable {
  const paths = new Map<string, string[]>();
  return workspaceIndex.onDidChange(({ files }) => {
    let hasChanged = false;
    for (const address of files) {
      const referrals = workspaceIndex.index.get(address) ?? [];
      const isNew = referrals.length > 0 && referrals.every(({ id }) => id === undefined || id.value === '');
      if (isNew === paths.has(address)) continue;
      hasChanged = true;
      const uri = Uri.parse(address);
      // `resourcePath` is the path of the file system on this computer, and that of the address elsewhere.
      if (isNew) paths.set(address, [...new Set([uri.path, uri.fsPath])]);
      else paths.delete(address);
    }
    if (hasChanged) setContext('referrals.newFiles', [...paths.values()].flat());
  });
}
