import { type TextDocument, type Uri, workspace } from 'vscode';

/** Returns the document of an address if an editor or an extension has it open. */
export function openDocument(uri: Uri): TextDocument | undefined {
  const address = uri.toString();
  return workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === address);
}
