import { type TextDocument, type Uri, workspace } from 'vscode';
import { decodeText } from '../../sync/files/decodeText';

/**
 * Returns the text that the user sees: of the open document with unsaved changes, else of the file. Only for display:
 * what is sent or written is read by `workspaceFile`, which refuses files that it cannot write back.
 */
export async function readText(uri: Uri): Promise<string> {
  const document = await currentDocument(uri);
  return document ? document.getText() : decodeText(await workspace.fs.readFile(uri));
}

/**
 * Returns the open document of a file, unless it is out of date. VS Code may keep an unchanged document without an
 * editor, and not read it again if another program deletes and creates its file. Then the file on disk counts.
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
