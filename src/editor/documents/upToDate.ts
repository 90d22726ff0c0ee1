import { type Uri, workspace } from 'vscode';
import { openDocument } from './openDocument';

const every = 100;
const longest = 8000;

/**
 * Waits until an open document without unsaved changes shows what its file holds: VS Code notices what others write a
 * moment later, on a busy machine several seconds, and until then old text would be checked and sent.
 */
export async function upToDate(uri: Uri): Promise<void> {
  for (let waited = 0; waited < longest; waited += every) {
    const document = openDocument(uri);
    // Of a text in another encoding the bytes do not tell.
    if (!document || document.isDirty || document.isUntitled || !/^utf8/.test(document.encoding)) return;
    const bytes = await Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);
    // A byte order mark is not part of the document's text, nor of what TextDecoder gives.
    if (!bytes || oneEol(new TextDecoder().decode(bytes)) === oneEol(document.getText())) return;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}

/** Of a file with lines that end in several ways VS Code makes one. */
function oneEol(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
