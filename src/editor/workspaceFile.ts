import { type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { applyEdits } from '../language/edits/applyEdits';
import type { TextEdit } from '../language/types';
import type { ReferralFile } from '../sync/referralFile';
import { rangeOf } from './language/rangeOf';
import { openDocument } from './openDocument';
import { readText } from './readText';
import { writeFile } from './writeFile';

const attempts = 5;

/**
 * A file of the workspace for the use cases of `sync`: the open document where there is one, else the file on disk. A
 * document without unsaved changes is saved after the change, so that editor and disk stay the same.
 */
export function workspaceFile(uri: Uri): ReferralFile {
  return {
    name: workspace.asRelativePath(uri),
    read: () => readText(uri),
    async change(edits) {
      const document = openDocument(uri);
      if (document) return changeDocument(document, edits);
      const text = await readText(uri);
      const made = edits(text);
      if (made.length > 0) await writeFile(uri, applyEdits(text, made), { overwrite: true });
    },
  };
}

/** VS Code refuses edits that were made for another version than the one that it has: then they are made anew. */
async function changeDocument(document: TextDocument, edits: (text: string) => readonly TextEdit[]): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const wasDirty = document.isDirty;
    const made = edits(document.getText());
    if (made.length === 0) return;
    const change = new WorkspaceEdit();
    for (const edit of made) change.replace(document.uri, rangeOf(document, edit), edit.text);
    if (!(await workspace.applyEdit(change))) continue;
    if (!wasDirty && !document.isUntitled && !(await document.save()))
      throw new Error(
        `${workspace.asRelativePath(document.uri)} was changed in the editor, but could not be saved. Save it.`,
      );
    return;
  }
  throw new Error(`${workspace.asRelativePath(document.uri)} could not be changed. Check that it is not read-only.`);
}
