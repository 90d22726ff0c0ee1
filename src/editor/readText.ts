import { type Uri, workspace } from 'vscode';
import { openDocument } from './openDocument';

/** The text that the user sees: of the open document, unsaved changes included, else of the file. */
export async function readText(uri: Uri): Promise<string> {
  const document = openDocument(uri);
  return document ? document.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri));
}
