import { t } from '../../../base/l10n';
import { isCatalogId } from '../../../domain/referral/solutionTag';
import { solutions } from '../../../domain/vocabularies/solutions';
import type { Found, ReferralView } from '../../facts/referralView';
import { allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';

const nothing: readonly never[] = [];
const allowed = allowedValues(solutions);

/** The ID of a solution whose type is Category: one of the predefined names (Referral resources, Solutions). */
export function solutionIds(referral: ReferralView): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const solution of referral.entries(referral.at('details', 'requirements', 'solutions'))) {
    const type = referral.get('type', solution);
    if (!type?.says('Category')) continue;
    const id = referral.get('id', solution);
    const finding = typeof id?.value === 'string' ? checkId(id.value, id, type) : undefined;
    if (finding) findings = [...(findings ?? []), finding];
  }
  return findings ?? nothing;
}

function checkId(value: string, id: Found, type: Found): Finding | undefined {
  if (!isCatalogId(value)) return checkValue(value, allowed, id);
  return {
    code: 'value.unknown',
    message: t('"{0}" is the ID of a published solution. Change the type to "{1}".', value, 'Name'),
    place: id,
    at: 'value',
    data: { found: value, allowed: [], typePath: type.path },
  };
}
