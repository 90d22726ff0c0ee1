import { type TextDocument, type Uri, workspace } from 'vscode';

const tries = 20;
const pause = 100;

/**
 * Saves a document. VS Code reports a failure if the user types during the save; then it tries again a few times, and
 * leaves the last changes unsaved.
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

/** Whether the file system of a URI is read-only. An editor would accept changes and never save them. */
export function isReadOnly(uri: Uri): boolean {
  return uri.scheme !== 'untitled' && workspace.fs.isWritableFileSystem(uri.scheme) === false;
}
