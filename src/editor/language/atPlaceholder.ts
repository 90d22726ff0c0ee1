import { Disposable, type TextEditor, window } from 'vscode';
import { isPlaceholder } from '../../domain/placeholder';
import { setContext } from '../ui/contextKeys';
import { languageId } from './languageId';

/** Keeps the key up to date that lets Tab go on from a placeholder: whether the selection lies in one. */
export function registerAtPlaceholder(): Disposable {
  let last: boolean | undefined;
  function update(editor: TextEditor | undefined): void {
    const isThere = editor !== undefined && editor.document.languageId === languageId && isAtPlaceholder(editor);
    if (isThere === last) return;
    last = isThere;
    setContext('referrals.atPlaceholder', isThere);
  }
  update(window.activeTextEditor);
  return Disposable.from(
    window.onDidChangeActiveTextEditor(update),
    window.onDidChangeTextEditorSelection(
      ({ textEditor }) => textEditor === window.activeTextEditor && update(textEditor),
    ),
  );
}

function isAtPlaceholder({ document, selection, selections }: TextEditor): boolean {
  if (selections.length > 1 || !selection.isSingleLine) return false;
  const { text } = document.lineAt(selection.start.line);
  for (const { index, 0: literal } of text.matchAll(/"[^"\\]*"/g)) {
    if (index > selection.start.character || selection.end.character > index + literal.length) continue;
    if (isPlaceholder(literal.slice(1, -1))) return true;
    // An empty text of a template, such as the notes, was a tab stop as well.
    const isInside = index < selection.start.character && selection.end.character < index + literal.length;
    if (literal === '""' && isInside && /:\s*$/.test(text.slice(0, index))) return hasPlaceholder(document.getText());
  }
  return false;
}

function hasPlaceholder(text: string): boolean {
  return /"\s*<[^<>"]+>\s*"/.test(text);
}
