import { type Uri, workspace } from 'vscode';
import { decodeText } from '../../sync/files/decodeText';
import { currentDocument } from './currentDocument';

/**
 * The text that the user sees: of the open document, unsaved changes included, else of the file. To look at only: what
 * will be sent or written is read by `workspaceFile`, which refuses what it cannot write back.
 */
export async function readText(uri: Uri): Promise<string> {
  const document = await currentDocument(uri);
  return document ? document.getText() : decodeText(await workspace.fs.readFile(uri));
}
