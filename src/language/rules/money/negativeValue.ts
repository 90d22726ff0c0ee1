import { t } from '../../../base/l10n';
import { readablePath } from '../../readablePath';
import type { Finding } from '../finding';
import type { Found } from '../referralView';
import type { Rule } from '../rule';

const nothing: readonly never[] = [];

/** A deal value, a price or quantity of a solution, or the value of a contract below zero. */
export const negativeValue: Rule = {
  code: 'money.negative-value',
  severity: 'error',
  check(referral) {
    if (!referral.shape.hasNegative) return nothing;
    const findings: Finding[] = [];
    const add = (found: Found | undefined): void => {
      if (found?.type === 'number' && Number(found.value) < 0) findings.push(toFinding(this.code, found));
    };
    add(referral.at('details', 'dealValue'));
    for (const solution of referral.entries(referral.at('details', 'requirements', 'solutions'))) {
      add(solution.get('price'));
      add(solution.get('quantity'));
    }
    for (const registration of referral.entries(referral.get('registrations'))) {
      add(registration.get('contract')?.get('value'));
    }
    return findings;
  },
};

function toFinding(code: string, place: Found): Finding {
  return {
    code,
    message: t('"{0}" can\'t be negative. Use 0 or more.', readablePath(place.path)),
    place,
    at: 'value',
    data: { found: String(place.value) },
  };
}
