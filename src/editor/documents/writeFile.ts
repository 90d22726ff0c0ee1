import { FileSystemError, Uri, workspace } from 'vscode';

/** Writes files on this computer atomically. */
export interface LocalFiles {
  /**
   * Replaces a file whose content is `expected`.
   * @returns false if it has other content
   */
  replaceFile(file: string, bytes: Uint8Array, expected: Uint8Array): Promise<boolean>;
  putFile(file: string, bytes: Uint8Array): Promise<void>;
  /**
   * Creates a file.
   * @returns false if it exists
   */
  createFile(file: string, bytes: Uint8Array): Promise<boolean>;
}

let localFiles: LocalFiles | undefined;

/** Sets how to write files on this computer. Without it VS Code writes them. */
export function setLocalFiles(files: LocalFiles | undefined): void {
  localFiles = files;
}

/**
 * Writes a file atomically: under another name first, then moves it to its place. On this computer it follows links,
 * keeps modes, and if several processes create one file, only one succeeds.
 * @param options `overwrite`: whether an existing file is replaced, else `FileSystemError.FileExists` is thrown;
 *   `expected`: content that the file must have until it is replaced
 * @returns false if it has other content: then it does not change
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

/** Does the same on any file system that VS Code knows, as well as possible there. */
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
