import { t } from '../../../base/l10n';
import { isCatalogId } from '../../../domain/referral/solutionTag';
import { solutions } from '../../../domain/vocabularies/solutions';
import type { Path } from '../../document/jsonNode';
import { pathIn } from '../../document/paths';
import type { Found, ReferralView } from '../../facts/referralView';
import { allowedValues, checkValue } from '../../shape/checkValue';
import type { Finding } from '../../shape/finding';
import { defineRule } from '../defineRule';
import { solutionValues } from '../solution/solutionValues';

const nothing: readonly never[] = [];
const allowed = allowedValues(solutions);

export const unknownValue = defineRule({
  code: 'value.unknown',
  severity: 'error',
  summary: 'The value is not one that the property takes.',
  reason:
    "Status, type, qualification, products, services, industries, solutions, customer size and partner role are closed lists on Microsoft's *Referral resources* page. The service refuses other values. A solution's `id` is only checked if its `type` is `Category`: otherwise it is the id of a published solution.",
  wrong: `
    {
      "status": "Actve"
    }`,
  right: `
    {
      "status": "Active"
    }`,
  remedy: 'Choose one of the offered values, nearest first. An obvious typo is corrected automatically.',
  hasSafeFix: true,
  check(referral, context) {
    const ids = solutionIds(referral);
    const values = solutionValues(referral, context);
    return ids.length === 0 ? values : [...ids, ...values];
  },
  /** Gives a published solution the type that its ID implies. */
  fix(document, { offset, data }) {
    const type = pathIn(document, offset, data.typePath as Path | undefined);
    const title = t('Change type to "{0}"', 'Name');
    return type ? [{ title, safe: true, preferred: true, edits: [{ ...type, text: '"Name"' }] }] : [];
  },
});

/** Reports an ID of a solution of type Category that is not a predefined name (Referral resources, Solutions). */
function solutionIds(referral: ReferralView): readonly Finding[] {
  let findings: Finding[] | undefined;
  for (const solution of referral.solutions) {
    const type = referral.get('type', solution);
    if (!type?.says('Category')) continue;
    const id = referral.get('id', solution);
    if (typeof id?.value !== 'string' || allowed.has(id.value)) continue;
    const finding = checkId(id.value, id, type);
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
