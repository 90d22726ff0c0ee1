import { ParsedDocument } from '../document/parsedDocument';
import { applyEdits } from '../edits/applyEdits';
import { composeEdits, trimEdits } from '../edits/composeEdits';
import type { Fix, Problem, TextEdit } from '../types';

type SafeFixOf = (document: ParsedDocument, problem: Problem) => Fix | undefined;

/**
 * Returns the maximum number of rounds. A fix may reveal a problem that another fix solves, but after 25 rounds the
 * fixes repeat themselves. Megabytes of errors get fewer rounds: the user can run the command again.
 */
function maxRounds(length: number): number {
  return Math.max(3, Math.min(25, Math.floor(1_000_000 / length)));
}

/**
 * Returns edits that apply the first safe fix of each problem, round by round, until no safe fix is left. Their offsets
 * are those of `document`; they are sorted and do not overlap. A document that is valid JSON stays valid. Syntax is
 * fixed first: a text with thousands of errors is checked for anything else only after most of them are fixed.
 * @param finders find the problems to fix: of syntax, then all
 * @param safeFixOf returns the first safe fix of a problem
 */
export function fixAllEdits(
  document: ParsedDocument,
  finders: readonly ((document: ParsedDocument) => Problem[])[],
  safeFixOf: SafeFixOf,
): TextEdit[] {
  const { text } = document;
  const rounds: TextEdit[][] = [];
  let current = document;
  for (const find of finders) {
    for (let round = 0; round < maxRounds(text.length); round++) {
      const made = oneRound(current, find(current), safeFixOf);
      if (made.length === 0) break;
      const next = ParsedDocument.parse(applyEdits(current.text, made));
      if (current.isValid && !next.isValid) break;
      rounds.push(made);
      current = next;
    }
  }
  return trimEdits(text, composeEdits(text.length, rounds));
}

/** Returns the edits of all safe fixes that do not touch each other. The rest waits for the next round. */
function oneRound(document: ParsedDocument, problems: readonly Problem[], safeFixOf: SafeFixOf): TextEdit[] {
  const { text } = document;
  const found: (readonly TextEdit[])[] = [];
  for (const problem of problems) {
    const fix = safeFixOf(document, problem);
    const edits = fix && changing(text, fix.edits);
    if (edits && edits.length > 0) found.push(edits);
  }
  found.sort((a, b) => start(a) - start(b) || end(b) - end(a));
  const taken: TextEdit[] = [];
  let free = 0;
  let afterRemoval = false;
  for (const edits of found) {
    const isRemoval = edits.every((edit) => edit.text === '');
    // Two stretches in a row can both go.
    if (start(edits) < (isRemoval && afterRemoval ? free : free + 1) && free > 0) continue;
    for (const edit of edits) taken.push(edit);
    free = end(edits);
    afterRemoval = isRemoval;
  }
  return taken;
}

/** Returns the edits of a fix in order; none if the fix would not change the text. */
function changing(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = edits.length === 1 ? edits : [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
  return sorted.some((edit) => text.slice(edit.offset, edit.offset + edit.length) !== edit.text) ? sorted : [];
}

function start(edits: readonly TextEdit[] | undefined): number {
  return edits?.[0]?.offset ?? 0;
}

function end(edits: readonly TextEdit[] | undefined): number {
  const last = edits?.at(-1);
  return last ? last.offset + last.length : 0;
}
