import type { TextEdit } from '../types';

/** A stretch of the original text that stays, or text that is new. */
type Piece =
  | { offset: number; length: number; text?: undefined }
  | { text: string; length: number; offset?: undefined };

/**
 * Combines lists of edits, made one after the other, into one: sorted, not overlapping, and without edits that change
 * nothing.
 * @param length of the text that the first list is about
 * @param lists each sorted and not overlapping, and about the text that those before it leave
 */
export function composeEdits(length: number, lists: readonly (readonly TextEdit[])[]): TextEdit[] {
  let pieces: readonly Piece[] = [{ offset: 0, length }];
  for (const edits of lists) pieces = applied(pieces, edits);
  return toEdits(pieces, length);
}

function applied(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  /** Length that was taken of the current piece, and the offset in the text. */
  let used = 0;
  let at = 0;

  const take = (until: number, keep: boolean): void => {
    while (at < until) {
      const piece = pieces[index];
      if (!piece) return;
      const count = Math.min(piece.length - used, until - at);
      if (keep && count > 0) result.push(part(piece, used, count));
      at += count;
      used += count;
      if (used === piece.length) {
        index++;
        used = 0;
      }
    }
  };

  for (const { offset, length, text } of edits) {
    take(offset, true);
    take(offset + length, false);
    if (text !== '') result.push({ text, length: text.length });
  }
  take(Number.POSITIVE_INFINITY, true);
  return result;
}

function part(piece: Piece, from: number, length: number): Piece {
  return piece.text === undefined
    ? { offset: piece.offset + from, length }
    : { text: piece.text.slice(from, from + length), length };
}

function toEdits(pieces: readonly Piece[], length: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let end = 0;
  let text = '';
  const close = (offset: number): void => {
    if (offset > end || text !== '') edits.push({ offset: end, length: offset - end, text });
    text = '';
  };
  for (const piece of pieces) {
    if (piece.text !== undefined) {
      text += piece.text;
      continue;
    }
    close(piece.offset);
    end = piece.offset + piece.length;
  }
  close(length);
  return edits;
}

/** Shortens edits by the characters that they would replace with the same, and removes edits that change nothing. */
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

/** Whether a cut would split a line end or a surrogate pair of either text. */
function splits(old: string, added: string, at: number, addedAt = at): boolean {
  return pair(old, at) || pair(added, addedAt);
}

function pair(text: string, at: number): boolean {
  return /^(\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, at - 1), at + 1));
}
