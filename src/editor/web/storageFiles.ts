import { FileSystemError, Uri, workspace } from 'vscode';
import { takeWebLock } from '../../base/webLock';
import type { StorageFiles } from '../../sync/state/storageState';

/** Gives access to the files of a folder in VS Code's storage for the extension. */
export function storageFiles(folder: Uri): StorageFiles {
  const at = (name: string) => Uri.joinPath(folder, name);
  return {
    folder: folder.path,
    list: async () => ((await unlessMissing(workspace.fs.readDirectory(folder))) ?? []).map(([name]) => name),
    async read(name) {
      const bytes = await unlessMissing(workspace.fs.readFile(at(name)));
      return bytes && new TextDecoder().decode(bytes);
    },
    async write(name, text) {
      await workspace.fs.writeFile(at(name), new TextEncoder().encode(text));
    },
    async delete(name) {
      await unlessMissing(workspace.fs.delete(at(name)));
    },
    lock: (signal) => takeWebLock(folder.toString(), signal),
  };
}

async function unlessMissing<T>(work: Thenable<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
