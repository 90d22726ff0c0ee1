import { type TextDocument, type Uri, workspace } from 'vscode';

const tries = 20;
const pause = 100;

/**
 * Saves a document. Who types on while it is saved has unsaved changes again at once, which VS Code tells like a failure:
 * then what was there is saved, and the rest is the user's.
 * @returns false if it could not be saved
 */
export async function saveDocument(document: TextDocument): Promise<boolean> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { version } = document;
    if (await document.save()) return true;
    if (!document.isDirty) return true;
    if (document.version === version) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return true;
}

/** Whether the files of a URI's file system cannot be changed. An editor would take the changes, and never save them. */
export function isReadOnly(uri: Uri): boolean {
  return uri.scheme !== 'untitled' && workspace.fs.isWritableFileSystem(uri.scheme) === false;
}
