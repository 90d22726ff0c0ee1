import { composeEdits } from './composeEdits';
import { ParsedDocument } from './document/parsedDocument';
import { applyEdits } from './edits/applyEdits';
import { trimEdits } from './trimEdits';
import type { Fix, Problem, TextEdit } from './types';

/** A fix may bring to light what another one fixes; after so many rounds something goes round in circles. */
const mostRounds = 25;

/**
 * Edits that apply the first safe fix of each problem, round by round, until no safe fix is left. They are about the
 * text of `document`, sorted and apart. A document that is valid JSON stays so. Syntax comes first, by itself: a text of
 * thousands of errors is not checked for anything else before most of them are gone.
 * @param finders what finds the problems to fix: of syntax, and all
 */
export function fixAll(
  document: ParsedDocument,
  finders: readonly ((document: ParsedDocument) => Problem[])[],
  fixesOf: (document: ParsedDocument, problem: Problem) => Fix[],
): TextEdit[] {
  const { text } = document;
  let edits: TextEdit[] = [];
  let current = document;
  for (const find of finders) {
    for (let round = 0; round < mostRounds; round++) {
      const made = oneRound(current, find(current), fixesOf);
      if (made.length === 0) break;
      const next = ParsedDocument.parse(applyEdits(current.text, made));
      if (isValid(current) && !isValid(next)) break;
      edits = composeEdits(text.length, edits, made);
      current = next;
    }
  }
  return trimEdits(text, edits);
}

/** The edits of all safe fixes that do not touch one another; what is left is for the next round. */
function oneRound(
  document: ParsedDocument,
  problems: readonly Problem[],
  fixesOf: (document: ParsedDocument, problem: Problem) => Fix[],
): TextEdit[] {
  const taken: TextEdit[] = [];
  let free = 0;
  const sorted = problems
    .map((problem) => {
      const fix = fixesOf(document, problem).find(({ safe, action }) => safe && !action);
      return fix && changing(document.text, fix.edits);
    })
    .filter((edits): edits is TextEdit[] => edits !== undefined && edits.length > 0)
    .sort((a, b) => start(a) - start(b) || end(b) - end(a));
  for (const edits of sorted) {
    if (start(edits) < free) continue;
    for (const edit of edits) taken.push(edit);
    free = end(edits) + 1;
  }
  return taken;
}

/** The edits of a fix in order; none of a fix that would leave the text as it is. */
function changing(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
  return sorted.some((edit) => text.slice(edit.offset, edit.offset + edit.length) !== edit.text) ? sorted : [];
}

function start(edits: readonly TextEdit[] | undefined): number {
  return edits?.[0]?.offset ?? 0;
}

function end(edits: readonly TextEdit[] | undefined): number {
  const last = edits?.at(-1);
  return last ? last.offset + last.length : 0;
}

function isValid(document: ParsedDocument): boolean {
  return document.form !== 'other' && document.shellIsValid && document.texts.every(({ valid }) => valid);
}
