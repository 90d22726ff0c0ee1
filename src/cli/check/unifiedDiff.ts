import { plainLines, plainText } from '../../base/plainText';
import { applyEdits } from '../../language/edits/applyEdits';
import type { TextEdit } from '../../language/types';

/** Lines that are replaced. Line numbers are those of the old text, from zero. */
interface Block {
  start: number;
  removed: string[];
  added: string[];
}

/** Unchanged lines shown around changes. */
const context = 3;

/** Returns edits as a unified diff of one file for `git apply` and `patch -p1`; empty if nothing changes. */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const blocks = blocksOf(text, lines, edits);
  const hunks: string[] = [];
  let added = 0;
  for (let first = 0; first < blocks.length; ) {
    let last = first;
    while (last + 1 < blocks.length && gap(blocks[last], blocks[last + 1]) <= 2 * context) last++;
    const together = blocks.slice(first, last + 1);
    hunks.push(hunk(lines, together, added));
    for (const block of together) added += block.added.length - block.removed.length;
    first = last + 1;
  }
  if (hunks.length === 0) return '';
  // A tab ends names with spaces, as in git.
  const shown = plainText(name) + (name.includes(' ') ? '\t' : '');
  return `--- a/${shown}\n+++ b/${shown}\n${hunks.join('')}`;
}

/** Returns the lines with their line breaks, so that a changed line break is a change. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function blocksOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): Block[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length;
  }
  const sorted = [...edits].sort((a, b) => a.offset - b.offset);
  const blocks: Block[] = [];
  let line = 0;
  for (let first = 0; first < sorted.length; ) {
    const edit = sorted[first];
    if (!edit) break;
    while (line + 1 < lines.length && (starts[line + 1] ?? 0) <= edit.offset) line++;
    const start = line;
    let end = edit.offset + edit.length;
    let last = first;
    // All edits that touch the same lines make one block.
    for (;;) {
      while (line + 1 < lines.length && (starts[line + 1] ?? 0) <= end) line++;
      const following = sorted[last + 1];
      if (!following || following.offset >= (starts[line + 1] ?? text.length + 1)) break;
      end = Math.max(end, following.offset + following.length);
      last++;
    }
    const offset = starts[start] ?? 0;
    const old = lines.slice(start, line + 1);
    const inner = sorted.slice(first, last + 1).map((each) => ({ ...each, offset: each.offset - offset }));
    const block = trimmed({ start, removed: old, added: linesOf(applyEdits(old.join(''), inner)) });
    if (block.removed.length > 0 || block.added.length > 0) blocks.push(block);
    first = last + 1;
  }
  return blocks;
}

/** Removes the unchanged lines at both ends of a block. */
function trimmed({ start, removed, added }: Block): Block {
  const least = Math.min(removed.length, added.length);
  let head = 0;
  while (head < least && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < least - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    start: start + head,
    removed: removed.slice(head, removed.length - tail),
    added: added.slice(head, added.length - tail),
  };
}

function gap(one: Block | undefined, other: Block | undefined): number {
  return one && other ? other.start - (one.start + one.removed.length) : Number.POSITIVE_INFINITY;
}

function hunk(lines: readonly string[], blocks: readonly Block[], addedBefore: number): string {
  const [first] = blocks;
  const final = blocks.at(-1);
  if (!first || !final) return '';
  const begin = Math.max(0, first.start - context);
  const end = Math.min(lines.length, final.start + final.removed.length + context);
  const rows: string[] = [];
  let at = begin;
  let growth = 0;
  for (const { start, removed, added } of blocks) {
    for (const line of lines.slice(at, start)) rows.push(row(' ', line));
    for (const line of removed) rows.push(row('-', line));
    for (const line of added) rows.push(row('+', line));
    at = start + removed.length;
    growth += added.length - removed.length;
  }
  for (const line of lines.slice(at, end)) rows.push(row(' ', line));
  const old = place(begin, end - begin);
  return `@@ -${old} +${place(begin + addedBefore, end - begin + growth)} @@\n${rows.join('')}`;
}

/**
 * Formats a range of lines for a hunk header: the number of the first line, from one, and the count. Without lines, the
 * number is that of the line before.
 */
function place(start: number, count: number): string {
  return `${count === 0 ? start : start + 1},${count}`;
}

function row(sign: string, line: string): string {
  const shown = plainLines(line);
  return shown.endsWith('\n') ? sign + shown : `${sign}${shown}\n\\ No newline at end of file\n`;
}
