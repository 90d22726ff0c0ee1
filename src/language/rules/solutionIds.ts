import { solutions } from '../../domain/solutions';
import { allowedValues, checkValue } from '../shape/checkValue';
import type { Finding } from './finding';
import { peek, peekIn } from './peek';
import type { ReferralView } from './referralView';
import type { Rule } from './rule';

const allowed = allowedValues(solutions);
const nothing: readonly never[] = [];

/** The ID of a solution whose type is Category: one of the predefined names (Referral resources, Solutions). */
export const solutionIds: Rule = {
  code: 'value.unknown',
  severity: 'error',
  check(referral) {
    if (allKnown(referral)) return nothing;
    const findings: (Finding | undefined)[] = [];
    for (const solution of referral.items(referral.at('details', 'requirements', 'solutions'))) {
      const type = referral.get('type', solution)?.value;
      const id = referral.get('id', solution);
      if (!id || typeof id.value !== 'string') continue;
      if (type === 'Category') findings.push(checkValue(id.value, allowed, id.path));
    }
    return findings.filter((finding) => finding !== undefined);
  },
};

/** A quick look, since nearly always all is well. */
function allKnown(referral: ReferralView): boolean {
  const list = peek(referral, 'details', 'requirements', 'solutions');
  if (!Array.isArray(list)) return true;
  for (const entry of list) {
    const id = peekIn(referral, entry, 'id');
    if (typeof id === 'string' && !allowed.has(id) && peekIn(referral, entry, 'type') === 'Category') return false;
  }
  return true;
}
