import { type Command, Range, type TextDocument } from 'vscode';
import { applyEdits } from '../../language/edits/applyEdits';
import type { Fix } from '../../language/types';

/**
 * Returns the command that puts the caret between the empty quotes that a fix inserts, so that the user types there.
 * Undefined if it inserts none.
 */
export function caretAfterFix(document: TextDocument, { edits, title }: Fix): Command | undefined {
  const sorted = [...edits].sort((a, b) => a.offset - b.offset);
  const index = sorted.findIndex(({ text }) => emptyValue.test(text));
  const edit = sorted[index];
  const first = sorted[0];
  const match = emptyValue.exec(edit?.text ?? '');
  if (!edit || !first || !match) return undefined;
  const start = document.positionAt(first.offset);
  const between = document.getText(new Range(start, document.positionAt(edit.offset)));
  const earlier = sorted.slice(0, index).map((each) => ({ ...each, offset: each.offset - first.offset }));
  const written = applyEdits(between, earlier) + edit.text.slice(0, match.index + match[0].length - 1);
  const lines = written.split(/\r\n|\r|\n/);
  const line = start.line + lines.length - 1;
  const character = (lines.at(-1)?.length ?? 0) + (lines.length === 1 ? start.character : 0);
  const selection = new Range(line, character, line, character);
  return { command: 'vscode.open', title, arguments: [document.uri, { selection }] };
}

const emptyValue = /:\s*""/;
