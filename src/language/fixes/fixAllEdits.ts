import { ParsedDocument } from '../document/parsedDocument';
import { applyEdits } from '../edits/applyEdits';
import { composeEdits, trimEdits } from '../edits/composeEdits';
import type { Fix, Problem, TextEdit } from '../types';

type SafeFixOf = (document: ParsedDocument, problem: Problem) => Fix | undefined;

/**
 * Maximum number of rounds. A fix may bring to light what another one fixes, but after 25 rounds something goes round in
 * circles. In megabytes of errors fewer must do: the user can ask again.
 */
function maxRounds(length: number): number {
  return Math.max(4, Math.min(25, Math.floor(5_000_000 / length)));
}

/**
 * Edits that apply the first safe fix of each problem, round by round, until no safe fix is left. They are about the
 * text of `document`, sorted and apart. A document that is valid JSON stays so. Syntax comes first, by itself: a text of
 * thousands of errors is not checked for anything else before most of them are gone.
 * @param finders what finds the problems to fix: of syntax, and all
 * @param safeFixOf the first fix of a problem that is safe
 */
export function fixAllEdits(
  document: ParsedDocument,
  finders: readonly ((document: ParsedDocument) => Problem[])[],
  safeFixOf: SafeFixOf,
): TextEdit[] {
  const { text } = document;
  let edits: TextEdit[] = [];
  let current = document;
  for (const find of finders) {
    for (let round = 0; round < maxRounds(text.length); round++) {
      const made = oneRound(current, find(current), safeFixOf);
      if (made.length === 0) break;
      const next = ParsedDocument.parse(applyEdits(current.text, made));
      if (current.isValid && !next.isValid) break;
      edits = composeEdits(text.length, edits, made);
      current = next;
    }
  }
  return trimEdits(text, edits);
}

/** The edits of all safe fixes that do not touch one another; what is left is for the next round. */
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

/** The edits of a fix in order; none of a fix that would leave the text as it is. */
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
