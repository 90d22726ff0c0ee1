import { type TextDocument, type Uri, workspace } from 'vscode';
import { decodeText } from '../../sync/files/decodeText';

/**
 * The text that the user sees: of the open document, unsaved changes included, else of the file. To look at only: what
 * will be sent or written is read by `workspaceFile`, which refuses what it cannot write back.
 */
export async function readText(uri: Uri): Promise<string> {
  const document = await currentDocument(uri);
  return document ? document.getText() : decodeText(await workspace.fs.readFile(uri));
}

/**
 * The open document of a file, unless it is out of date: VS Code may keep an unchanged document without an editor, and
 * not read it again when its file is deleted and created by another program. Then the file on disk counts.
 */
export async function currentDocument(uri: Uri): Promise<TextDocument | undefined> {
  const document = openDocument(uri);
  if (!document || document.isDirty || document.isUntitled || !document.encoding.startsWith('utf8')) return document;
  const bytes = await Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);
  if (!bytes || document.isDirty) return document;
  const lines = (text: string) => text.split(/\r\n|\r|\n/);
  const onDisk = lines(decodeText(bytes));
  const shown = lines(document.getText());
  return onDisk.length === shown.length && onDisk.every((line, index) => line === shown[index]) ? document : undefined;
}

/** Returns the document of an address if an editor or an extension has it open. */
export function openDocument(uri: Uri): TextDocument | undefined {
  const address = uri.toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}

const pollIntervalMs = 100;
const maxWaitMs = 8000;

/**
 * Waits until an open document without unsaved changes shows what its file holds: VS Code notices what others write a
 * moment later, on a busy machine several seconds, and until then old text would be checked and sent.
 */
export async function upToDate(uri: Uri): Promise<void> {
  for (let waited = 0; waited < maxWaitMs; waited += pollIntervalMs) {
    const document = openDocument(uri);
    // Of a text in another encoding the bytes do not tell.
    if (!document || document.isDirty || document.isUntitled || !/^utf8/.test(document.encoding)) return;
    const bytes = await Promise.resolve(workspace.fs.readFile(uri)).catch(() => undefined);
    // A byte order mark is not part of the document's text, nor of what TextDecoder gives.
    if (!bytes || oneEol(new TextDecoder().decode(bytes)) === oneEol(document.getText())) return;
    await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
  }
}

/** Of a file with lines that end in several ways VS Code makes one. */
function oneEol(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
