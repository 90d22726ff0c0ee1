import { type Uri, workspace } from 'vscode';
import { openDocument } from './openDocument';

const every = 100;
const longest = 2000;

/**
 * Waits until an open document without unsaved changes shows what its file holds: VS Code notices what others write a
 * moment later, and until then old text would be checked and sent.
 */
export async function upToDate(uri: Uri): Promise<void> {
  for (let waited = 0; waited < longest; waited += every) {
    const document = openDocument(uri);
    if (!document || document.isDirty || document.isUntitled) return;
    const bytes = await Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);
    // A byte order mark is no part of the document's text, nor of what TextDecoder gives.
    if (!bytes || new TextDecoder().decode(bytes) === document.getText()) return;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
