import { ParsedDocument } from '../document/parsedDocument';
import { applyEdits } from '../edits/applyEdits';
import type { Fix, Problem } from '../types';

function unsure({ preferred: _, ...fix }: Fix): Fix {
  return { ...fix, safe: false };
}

/**
 * Matches codes of problems that do not count against a fix. Others, such as a substatus still to be chosen, are solved
 * by the next step anyway.
 */
const aboutStates = /^status\.(?!missing-|closed-without-)/;
const states = /(?:^|\/)(?:sub)?status$/i;

/**
 * Removes fixes of status and substatus that only lead to another problem about them, such as a status that cannot
 * follow the last known one. If all fixes do, keeps them, but none as safe.
 * @param validate checks a document with all that is known about its referrals
 */
export function withoutNextProblem(
  document: ParsedDocument,
  { code, offset, path }: Problem,
  fixes: Fix[],
  validate: (document: ParsedDocument) => Problem[],
): Fix[] {
  if (fixes.length === 0 || !(code.startsWith('status.') || (code.startsWith('value.') && states.test(path))))
    return fixes;
  const index = document.indexAt(offset);
  const text = document.textAt(index)?.text;
  if (text === undefined) return fixes;
  const base = document.offset(index);
  // The referral alone: what else is in the file makes no difference, and may be much.
  const codesOf = (referral: string): string[] =>
    validate(ParsedDocument.parse(referral))
      .map((problem) => problem.code)
      .filter((each) => aboutStates.test(each));
  const before = new Set(codesOf(text));
  const judged = fixes.map((fix) => {
    const own = fix.edits.map((edit) => ({ ...edit, offset: edit.offset - base }));
    const isElsewhere = own.some((edit) => edit.offset < 0 || edit.offset + edit.length > text.length);
    const codes = isElsewhere ? [] : codesOf(applyEdits(text, own));
    return { fix, left: codes.length, isGood: codes.every((each) => before.has(each)) };
  });
  const good = judged.filter(({ isGood }) => isGood);
  if (good.length === 0) return fixes.map(unsure);
  // What solves all is before what leaves some of it.
  return good
    .sort((a, b) => a.left - b.left)
    .map(({ fix, left }) => (left > (good[0]?.left ?? 0) || left > 1 ? unsure(fix) : fix));
}
