import { l10n, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import type { TextEdit } from '../../language/types';
import { rangeOf } from '../documents/positions';
import { openDocument } from '../documents/readText';
import { isReadOnly, saveDocument } from '../documents/saveDocument';
import { UserError } from '../documents/userError';

const attempts = 5;

/**
 * Edits a file in one undo step. Leaves an open file unsaved, so that its editor shows the change. Saves a file that is
 * not open, because its change would not be seen.
 * @param editsOf returns the edits for a document; called again if the document changed meanwhile
 * @returns `hasUnsaved`: the file is not open and could not be saved
 * @throws UserError if the file cannot be changed
 */
export async function editDocument(
  uri: Uri,
  editsOf: (document: TextDocument) => readonly TextEdit[],
): Promise<{ document: TextDocument; edits: number; saved: boolean; hasUnsaved: boolean }> {
  if (isReadOnly(uri)) throw unwritten(uri);
  const wasOpen = openDocument(uri) !== undefined;
  const document = await workspace.openTextDocument(uri);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const edits = editsOf(document);
    if (edits.length === 0) return { document, edits: 0, saved: false, hasUnsaved: false };
    const change = new WorkspaceEdit();
    for (const edit of edits) change.replace(uri, rangeOf(document, edit), edit.text);
    if (!(await workspace.applyEdit(change))) continue;
    const saved = !wasOpen && (await saveDocument(document));
    return { document, edits: edits.length, saved, hasUnsaved: !wasOpen && !saved };
  }
  throw unwritten(uri);
}

/** Returns the error for a file that cannot be changed. */
export function unwritten(uri: Uri): UserError {
  const name = workspace.asRelativePath(uri);
  return new UserError('unwritten', l10n.t('Could not change {0}. Check that it is not read-only.', name));
}
