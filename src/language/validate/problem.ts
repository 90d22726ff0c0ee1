import { jsonPointer } from '../../base/jsonPointer';
import type { ReferralText } from '../document/referralText';
import { type Finding, spanOf } from '../shape/finding';
import type { Problem, Severity } from '../types';

/** Turns a finding into a problem; offsets are relative to the referral. */
export function toProblem(text: ReferralText, finding: Finding, severity: Severity): Problem {
  const { offset, length } = spanOf(finding);
  return {
    code: finding.code,
    severity,
    message: finding.message,
    offset,
    length,
    path: jsonPointer(text.path(finding.place)),
    ...(finding.related && {
      related: finding.related.map(({ place, message }) => ({ message, ...spanOf({ place, at: 'value' }) })),
    }),
    ...(finding.data && { data: finding.data }),
  };
}

/**
 * Moves a problem from its referral into the document.
 * @param offset where the referral begins
 * @param pointer the referral's JSON Pointer
 */
export function moveProblem(problem: Problem, offset: number, pointer: string): Problem {
  const { code, severity, message, related, data } = problem;
  const moved: Problem = {
    code,
    severity,
    message,
    offset: problem.offset + offset,
    length: problem.length,
    path: pointer + problem.path,
  };
  if (related) moved.related = related.map((place) => ({ ...place, offset: place.offset + offset }));
  if (data) moved.data = data;
  return moved;
}
