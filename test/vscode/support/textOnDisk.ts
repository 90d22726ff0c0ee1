import { type Uri, workspace } from 'vscode';

/** What a file holds, whatever an editor shows. */
export async function textOnDisk(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
