import { Uri, workspace } from 'vscode';

/**
 * Writes a file as a whole or not at all: under another name first, then renamed.
 * @param overwrite whether a file that is there is replaced; else the call rejects
 */
export async function writeFile(uri: Uri, text: string, { overwrite }: { overwrite: boolean }): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const folder = Uri.joinPath(uri, '..');
  const temporary = Uri.joinPath(folder, `.${name}.${crypto.randomUUID()}.tmp`);
  await workspace.fs.createDirectory(folder);
  try {
    await workspace.fs.writeFile(temporary, new TextEncoder().encode(text));
    await workspace.fs.rename(temporary, uri, { overwrite });
  } catch (error) {
    await Promise.resolve(workspace.fs.delete(temporary)).catch(() => undefined); // it may not have come to be
    throw error;
  }
}
