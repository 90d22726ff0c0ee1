import { t } from '../../base/l10n';
import { customerProfileType } from '../../domain/customerProfileType';
import { shorten } from '../shorten';
import type { Finding } from './finding';
import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];
const duns = /^\d{9}$/;

/** A D-U-N-S number that is not nine digits (Referral resources, CustomerProfileType). */
export const formatDuns: Rule = {
  code: 'format.duns',
  severity: 'warning',
  check(referral) {
    const given = peek(referral, 'customerProfile', 'ids');
    if (!Array.isArray(given) || given.length === 0) return nothing;
    const ids = referral.at('customerProfile', 'ids');
    const findings: Finding[] = [];
    for (const entry of referral.items(ids)) {
      const kind = referral.get('profileType', entry)?.value;
      const id = referral.get('id', entry);
      if (typeof kind !== 'string' || customerProfileType.find(kind) !== 'Duns') continue;
      if (typeof id?.value !== 'string' || id.value === '' || duns.test(id.value)) continue;
      const text = id.value;
      const digits = text.replace(/^\s*(?:d-?u-?n-?s)?[\s:#-]*|[\s.-]+/gi, '');
      const padded = /^\d{7,8}$/.test(digits) ? digits.padStart(9, '0') : undefined;
      const meant = duns.test(digits) ? digits : padded;
      findings.push({
        code: this.code,
        message: t(
          '"{0}" isn\'t a D-U-N-S number. Use nine digits, such as "{1}".',
          shorten(text),
          meant ?? '795986822',
        ),
        path: id.path,
        at: 'value',
        data: { found: text, ...(meant && { allowed: [meant] }), ...(meant && !padded && { suggestion: meant }) },
      });
    }
    return findings;
  },
};
