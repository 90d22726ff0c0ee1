import { FileSystemError, Uri, workspace } from 'vscode';

/** Writes files on this computer, each as a whole or not at all. */
export interface LocalFiles {
  /** Replaces a file that holds what is `expected`. @returns false if it does not */
  replaceFile(file: string, bytes: Uint8Array, expected: Uint8Array): Promise<boolean>;
  putFile(file: string, bytes: Uint8Array): Promise<void>;
  /** @returns false if there is a file */
  createFile(file: string, bytes: Uint8Array): Promise<boolean>;
}

let localFiles: LocalFiles | undefined;

/** Sets how files on this computer are written. Without it VS Code writes them. */
export function setLocalFiles(files: LocalFiles | undefined): void {
  localFiles = files;
}

/**
 * Writes a file as a whole or not at all: under another name first, then moved to its place. On this computer links are
 * followed, modes kept, and of several processes that make one file one does.
 * @param options `overwrite`: whether a file that is there is replaced, else `FileSystemError.FileExists` is thrown;
 * `expected`: what the file must hold until the moment of its replacement
 * @returns false if it does not hold that: then it stays as it is
 */
export async function writeFile(
  uri: Uri,
  content: string | Uint8Array,
  { overwrite, expected }: { overwrite: boolean; expected?: Uint8Array },
): Promise<boolean> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (!expected) await workspace.fs.createDirectory(Uri.joinPath(uri, '..'));
  if (uri.scheme !== 'file' || !localFiles) return writeThere(uri, bytes, { overwrite, expected });
  if (expected) return localFiles.replaceFile(uri.fsPath, bytes, expected);
  if (overwrite) await localFiles.putFile(uri.fsPath, bytes);
  else if (!(await localFiles.createFile(uri.fsPath, bytes))) throw FileSystemError.FileExists(uri);
  return true;
}

/** The same on any file system that VS Code knows, as well as it can be done there. */
async function writeThere(
  uri: Uri,
  bytes: Uint8Array,
  { overwrite, expected }: { overwrite: boolean; expected: Uint8Array | undefined },
): Promise<boolean> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const temporary = uri.with({ path: `${uri.path.slice(0, -name.length)}.${name}.${crypto.randomUUID()}.tmp` });
  try {
    await workspace.fs.writeFile(temporary, bytes);
    if (expected && !sameBytes(await workspace.fs.readFile(uri), expected)) {
      await workspace.fs.delete(temporary);
      return false;
    }
    await workspace.fs.rename(temporary, uri, { overwrite });
    return true;
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(temporary)).catch(() => undefined); // it may not have come to be
    throw error;
  }
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
