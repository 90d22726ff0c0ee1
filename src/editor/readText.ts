import { type Uri, workspace } from 'vscode';
import { decodeText } from '../sync/files/decodeText';
import { openDocument } from './openDocument';

/**
 * The text that the user sees: of the open document, unsaved changes included, else of the file. To look at only: what
 * is to be sent or written is read by `workspaceFile`, which refuses what it cannot write back.
 */
export async function readText(uri: Uri): Promise<string> {
  const document = openDocument(uri);
  return document ? document.getText() : decodeText(await workspace.fs.readFile(uri));
}
