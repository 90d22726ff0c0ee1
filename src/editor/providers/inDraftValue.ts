import { Disposable, type TextDocument, type TextEditor, window } from 'vscode';
import { isPlaceholder } from '../../domain/publish/placeholder';
import { setContext } from '../connection/contextKeys';
import { languageId } from '../documents/isReferral';

/** Maximum length of a line, and number of lines, to look through at each move of the caret. */
const maxLength = 10_000;
const maxLines = 5000;

/**
 * Keeps the context key up to date that lets Tab go to the next placeholder: whether the caret is in a value of a text
 * with placeholders. The key lags behind the caret, so it changes only if the caret leaves the values; the command
 * checks again.
 */
export function registerInDraftValue(): Disposable {
  let last: boolean | undefined;
  function update(editor: TextEditor | undefined): void {
    const isThere = editor !== undefined && editor.document.languageId === languageId && isInDraftValue(editor);
    if (isThere === last) return;
    last = isThere;
    setContext('referrals.inDraftValue', isThere);
  }
  update(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection(
      ({ textEditor }) => textEditor === window.activeTextEditor && update(textEditor),
    ),
  );
}

function isInDraftValue(editor: TextEditor): boolean {
  const value = valueAtCaret(editor);
  return value !== undefined && (isPlaceholder(value.slice(1, -1)) || hasPlaceholder(editor.document));
}

/**
 * Returns the value that contains the selection, as written: within the quotes of a string, or anywhere in other
 * values.
 */
export function valueAtCaret({ document, selection, selections }: TextEditor): string | undefined {
  const { start, end, isSingleLine } = selection;
  const { text } = document.lineAt(start.line);
  if (selections.length > 1 || !isSingleLine || text.length > maxLength) return undefined;
  for (const { index, 0: token } of text.matchAll(tokens)) {
    const after = index + token.length;
    if (/^\s*:/.test(text.slice(after))) continue;
    const isWhole = token[0] !== '"' || isPlaceholder(token.slice(1, -1));
    const inset = isWhole ? 0 : 1;
    if (index + inset <= start.character && end.character <= after - inset) return token;
  }
  return undefined;
}

const tokens = /"(?:[^"\\]|\\.)*"|-?\d[\w.+-]*|true|false|null/g;

function hasPlaceholder(document: TextDocument): boolean {
  return document.lineCount <= maxLines && /"\s*<[^<>"]+>\s*"/.test(document.getText());
}
