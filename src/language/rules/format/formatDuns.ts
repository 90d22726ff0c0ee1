import { t } from '../../../base/l10n';
import { plainSigns } from '../../../base/plainSigns';
import { customerProfileType } from '../../../domain/vocabularies/customerProfileType';
import { shorten } from '../../wording';
import { defineRule, type RuleFinding } from '../defineRule';

const nothing: readonly never[] = [];
const duns = /^\d{9}$/;

/** A D-U-N-S number that is not nine digits (Referral resources, CustomerProfileType). */
export const formatDuns = defineRule({
  code: 'format.duns',
  severity: 'warning',
  summary: 'The DUNS number does not have nine digits.',
  reason: "A DUNS number identifies the customer's company by nine digits; Microsoft matches customers by it.",
  wrong: `
    {
      "customerProfile": { "ids": [{ "profileType": "Duns", "id": "15-048-3782" }] }
    }`,
  right: `
    {
      "customerProfile": { "ids": [{ "profileType": "Duns", "id": "150483782" }] }
    }`,
  remedy: 'Write the nine digits without hyphens or spaces.',
  hasSafeFix: true,
  check(referral) {
    const ids = referral.at('customerProfile', 'ids');
    let findings: RuleFinding[] | undefined;
    for (const entry of referral.entries(ids)) {
      const kind = referral.get('profileType', entry)?.value;
      const id = referral.get('id', entry);
      if (typeof kind !== 'string' || customerProfileType.find(kind) !== 'Duns') continue;
      if (typeof id?.value !== 'string' || id.value === '' || duns.test(id.value)) continue;
      const text = id.value;
      const digits = plainSigns(text).replace(/^\s*(?:d-?u-?n-?s)?[\s:#-]*|[\s.-]+/gi, '');
      const padded = /^\d{7,8}$/.test(digits) ? digits.padStart(9, '0') : undefined;
      const meant = duns.test(digits) ? digits : padded;
      findings ??= [];
      findings.push({
        message: t(
          '"{0}" isn\'t a D-U-N-S number. Use nine digits, such as "{1}".',
          shorten(text),
          meant ?? '795986822',
        ),
        place: id,
        at: 'value',
        data: { found: text, ...(meant && { allowed: [meant] }), ...(meant && !padded && { suggestion: meant }) },
      });
    }
    return findings ?? nothing;
  },
});
