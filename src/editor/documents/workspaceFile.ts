import { l10n, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { inTime } from '../../base/inTime';
import { Turns } from '../../base/turns';
import { applyEdits } from '../../language/edits/applyEdits';
import { decodeText } from '../../sync/files/decodeText';
import { encodeText } from '../../sync/files/encodeText';
import type { FileChange, ReferralFile } from '../../sync/files/referralFile';
import { rangeOf } from './positions';
import { currentDocument, openDocument } from './readText';
import { saveDocument } from './saveDocument';
import { UserError } from './userError';
import { writeFile } from './writeFile';

const changes = new Turns();

const attempts = 5;
/** Number of retries, `rest` milliseconds apart, while the user keeps typing. */
const patience = 200;
const rest = 100;
/** Maximum time for an edit or a save in the window, in milliseconds. */
const windowMs = 60_000;

/**
 * Returns a file of the workspace for the use cases of `sync`: the open document, else the file on disk. Saves a
 * document without unsaved changes after a change, so that editor and disk stay the same. On disk, encoding and byte
 * order mark do not change.
 */
export function workspaceFile(uri: Uri): ReferralFile {
  return {
    name: workspace.asRelativePath(uri),
    async read() {
      const document = await currentDocument(uri);
      if (document) return readable(document);
      const bytes = await workspace.fs.readFile(uri);
      const text = decodeText(bytes);
      if (!encodeText(text, bytes)) throw unreadable(uri);
      return text;
    },
    // One after the other: a document that is being saved looks like one with unsaved changes.
    change: (decide) => changes.run(uri.toString(), () => changeFile(uri, decide)),
  };
}

async function changeFile<T extends FileChange>(uri: Uri, decide: (text: string) => T): Promise<T> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const document = await currentDocument(uri);
    if (document) return changeDocument(document, decide);
    const before = await workspace.fs.readFile(uri);
    const text = decodeText(before);
    const decided = decide(text);
    if (decided.edits.length === 0) return decided;
    const bytes = encodeText(applyEdits(text, decided.edits), before);
    if (!bytes) throw unreadable(uri);
    // Looks again at a file that was opened or written meanwhile.
    if (!openDocument(uri)?.isDirty && (await writeFile(uri, bytes, { overwrite: true, expected: before })))
      return decided;
  }
  throw new Error(l10n.t('{0} is being changed by another program. Try again.', workspace.asRelativePath(uri)));
}

/**
 * Changes a document. VS Code refuses edits made for an older version, so they are computed again. A fast typist always
 * creates a new version in time, so it waits for a pause.
 */
async function changeDocument<T extends FileChange>(document: TextDocument, decide: (text: string) => T): Promise<T> {
  for (let attempt = 0, refused = 0; refused < attempts; attempt++) {
    const wasDirty = document.isDirty;
    const { version } = document;
    const decided = decide(await readable(document));
    if (decided.edits.length === 0) return decided;
    const change = new WorkspaceEdit();
    for (const edit of decided.edits) change.replace(document.uri, rangeOf(document, edit), edit.text);
    if (await byWindow(workspace.applyEdit(change))) {
      if (!wasDirty && !document.isUntitled && !(await byWindow(saveDocument(document))))
        throw new Error(l10n.t('it was changed in the editor, but could not be saved. Save it.'));
      return decided;
    }
    // Typing is not a refusal, but no user types for minutes without a pause.
    if (document.version === version || attempt >= patience) refused++;
    await new Promise((resolve) => setTimeout(resolve, rest));
  }
  throw new Error(l10n.t('VS Code could not edit it. Check that it is not read-only.'));
}

/** Waits for the window, with a limit: a closed window never answers, and the folder stays locked meanwhile. */
function byWindow<T>(answer: PromiseLike<T>): Promise<T> {
  return inTime(answer, windowMs, () => new Error(l10n.t('the window of VS Code does not answer. Try again.')));
}

/** Returns the text of a document. Throws if VS Code has read its file in a wrong encoding. */
async function readable(document: TextDocument): Promise<string> {
  const { uri, isDirty, isUntitled, encoding } = document;
  // What cannot be decoded is shown as this character; who types it means it.
  if (!document.getText().includes('\ufffd') || isDirty || isUntitled || encoding !== 'utf8') return document.getText();
  const bytes = await workspace.fs.readFile(uri);
  if (!encodeText(decodeText(bytes), bytes)) throw unreadable(uri);
  return document.getText();
}

function unreadable(uri: Uri): UserError {
  const path = workspace.asRelativePath(uri);
  const message = l10n.t(
    '{0} is not valid UTF-8 and would be damaged. Open it, choose "Reopen with Encoding" in the status bar, and save it as UTF-8.',
    path,
  );
  return new UserError('invalid', message);
}

/** A queue apart from `changes`: a task changes its file, and would wait for itself. */
const turns = new Turns();

/**
 * Runs tasks on one file one after the other, for all commands. A referral created by one task is in the file before
 * the next one reads it, so that nothing is created twice.
 * @param group tasks of one group that follow each other run at the same time; they must be about different referrals
 */
export function inTurn<T>(uri: Uri, task: () => Promise<T>, group?: object): Promise<T> {
  return turns.run(uri.toString(), task, group);
}

const pollIntervalMs = 100;
const maxWaitMs = 8000;

/**
 * Waits until an open document without unsaved changes shows the content of its file. VS Code notices changes of other
 * programs a moment later, on a busy machine several seconds; until then, old text would be checked and sent.
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

/** Unifies line endings: VS Code gives all lines of a file the same one. */
function oneEol(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
