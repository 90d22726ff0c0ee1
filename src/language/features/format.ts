import { format as formatJson } from 'jsonc-parser';
import type { FormatOptions } from '../referralLanguage';
import type { TextEdit } from '../types';
import { type ShortNode, shortNodes } from './shortNodes';

/**
 * Edits that indent a JSON text, or `range` of it, and leave its values alone; none if it is nested too deep. Short
 * objects and arrays that are on one line stay there.
 */
export function formatText(
  text: string,
  options: FormatOptions = {},
  range?: { offset: number; length: number },
): TextEdit[] {
  const eol = options.eol ?? (/\r\n/.test(text) ? '\r\n' : '\n');
  const tabSize = options.tabSize ?? 2;
  const short = shortNodes(text, tabSize);
  // Each level would be indented by one more than the one around it: megabytes of blanks for a few thousand brackets.
  if (!short) return [];
  const kept = options.keepShort === false ? [] : short;
  const edits = formatJson(withScalars(text, kept), range, {
    tabSize,
    insertSpaces: options.insertSpaces ?? true,
    insertFinalNewline: options.insertFinalNewline ?? false,
    eol,
  }).map(({ offset, length, content }) => ({ offset, length, text: content }));
  const isMeant = ({ offset, length }: ShortNode): boolean =>
    !range || (range.offset <= offset && offset + length <= range.offset + range.length);
  // Only what is between the brackets: a blank before them is an edit of its own.
  const changed = kept
    .filter(isMeant)
    .map((node) => ({ offset: node.offset + 1, length: node.length - 2, text: node.text.slice(1, -1) }))
    .filter((edit) => text.slice(edit.offset, edit.offset + edit.length) !== edit.text);
  return [...edits, ...changed].sort((a, b) => a.offset - b.offset);
}

/** Puts a string of the same length in the place of each node that stays as it is: offsets do not change. */
function withScalars(text: string, nodes: readonly ShortNode[]): string {
  let result = '';
  let end = 0;
  for (const { offset, length } of nodes) {
    result += `${text.slice(end, offset)}"${'x'.repeat(length - 2)}"`;
    end = offset + length;
  }
  return result + text.slice(end);
}
