import type { TextEdit } from '../types';

/** The same edits, each without the characters that it would replace by themselves; those that change nothing are gone. */
export function trimEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.flatMap((edit) => {
    const { offset, length, text: added } = edit;
    const old = text.slice(offset, offset + length);
    if (old === added) return [];
    const shorter = Math.min(old.length, added.length);
    let start = 0;
    while (start < shorter && old[start] === added[start]) start++;
    let end = 0;
    while (end < shorter - start && old[old.length - 1 - end] === added[added.length - 1 - end]) end++;
    while (start > 0 && splits(old, added, start)) start--;
    while (end > 0 && splits(old, added, old.length - end, added.length - end)) end--;
    return [{ offset: offset + start, length: length - start - end, text: added.slice(start, added.length - end) }];
  });
}

/** Whether a cut would part a line end or a surrogate pair of either text. */
function splits(old: string, added: string, at: number, addedAt = at): boolean {
  return pair(old, at) || pair(added, addedAt);
}

function pair(text: string, at: number): boolean {
  return /^(\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
