import type { TextEdit } from '../types';

/**
 * Returns the text with all edits made.
 * @param edits offsets into `text`, none overlapping another, in any order
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = isInOrder(edits) ? edits : [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
  const parts: string[] = [];
  let end = 0;
  for (const edit of sorted) {
    if (edit.offset < end) throw new RangeError(`Edits overlap at offset ${edit.offset}.`);
    parts.push(text.slice(end, edit.offset), edit.text);
    end = edit.offset + edit.length;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/** Whether edits are sorted. Most lists are, and there may be a hundred thousand edits. */
function isInOrder(edits: readonly TextEdit[]): boolean {
  let end = 0;
  for (const { offset, length } of edits) {
    if (offset < end) return false;
    end = offset + length;
  }
  return true;
}
