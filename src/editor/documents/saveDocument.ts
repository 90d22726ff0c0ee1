import type { TextDocument } from 'vscode';

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
