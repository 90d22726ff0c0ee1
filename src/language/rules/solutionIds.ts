import { solutions } from '../../domain/solutions';
import { allowedValues, checkValue } from '../shape/checkValue';
import type { Finding } from './finding';
import type { Rule } from './rule';

const allowed = allowedValues(solutions);

/** The id of a solution whose type is Category: one of the predefined names (Referral resources, Solutions). */
export const solutionIds: Rule = {
  code: 'value.unknown',
  severity: 'error',
  check(referral) {
    const findings: (Finding | undefined)[] = [];
    for (const solution of referral.entries(referral.at('details', 'requirements', 'solutions'))) {
      const type = referral.get('type', solution)?.value;
      const id = referral.get('id', solution);
      if (!id || typeof id.value !== 'string') continue;
      if (type === 'Category') findings.push(checkValue(id.value, allowed, id));
    }
    return findings.filter((finding) => finding !== undefined);
  },
};
