import type { TextEdit } from '../types';

/**
 * The text with all edits made.
 * @param edits offsets into `text`, none overlapping another, in any order
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.offset - b.edit.offset || a.edit.length - b.edit.length || a.index - b.index);
  const parts: string[] = [];
  let end = 0;
  for (const { edit } of sorted) {
    if (edit.offset < end) throw new RangeError(`Edits overlap at offset ${edit.offset}.`);
    parts.push(text.slice(end, edit.offset), edit.text);
    end = edit.offset + edit.length;
  }
  parts.push(text.slice(end));
  return parts.join('');
}
