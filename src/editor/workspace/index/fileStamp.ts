import { Uri, workspace } from 'vscode';

/** Time of reading and size of a file; undefined if it could not be read, or an editor has it open. */
export type Stamp = { readonly readAt: number; readonly size: number } | undefined;

/**
 * Returns the metadata of a file.
 * @returns undefined if the file does not exist
 */
export function statOf(address: string) {
  return Promise.resolve(workspace.fs.stat(Uri.parse(address))).catch(() => undefined);
}

/**
 * Reads a file. Does not ask for its modification time, which would be one more call for each of ten thousand files.
 * @returns undefined if it is missing or not readable
 */
export async function readFile(uri: Uri): Promise<{ text: string; stamp: Stamp } | undefined> {
  try {
    const readAt = Date.now();
    const bytes = await workspace.fs.readFile(uri);
    return { text: new TextDecoder().decode(bytes), stamp: { readAt, size: bytes.byteLength } };
  } catch {
    return undefined;
  }
}
