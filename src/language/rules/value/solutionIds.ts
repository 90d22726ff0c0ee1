import { solutions } from '../../../domain/vocabularies/solutions';
import type { ReferralView } from '../../facts/referralView';
import { allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';

const nothing: readonly never[] = [];
const allowed = allowedValues(solutions);

/** The ID of a solution whose type is Category: one of the predefined names (Referral resources, Solutions). */
export function solutionIds(referral: ReferralView): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const solution of referral.entries(referral.at('details', 'requirements', 'solutions'))) {
    if (!referral.get('type', solution)?.says('Category')) continue;
    const id = referral.get('id', solution);
    const finding = typeof id?.value === 'string' ? checkValue(id.value, allowed, id) : undefined;
    if (finding) findings = [...(findings ?? []), finding];
  }
  return findings ?? nothing;
}
