import { t } from '../../../base/l10n';
import type { Rule } from '../rule';

const nothing: readonly never[] = [];

/** One to three digits, a point and three digits: in many countries a number of thousands. */
const pattern = /^[1-9]\d{0,2}\.\d{3}$/;

/** Currencies with three decimals. */
const inThousandths: ReadonlySet<string> = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** A deal value such as `120.000`, which JSON reads as 120. */
export const thousandsPoint: Rule = {
  code: 'money.thousands-point',
  severity: 'information',
  check(referral) {
    const value = referral.at('details', 'dealValue');
    if (value?.type !== 'number' || value.length > 7 || !pattern.test(value.literal)) return nothing;
    if (inThousandths.has(referral.textAt('details', 'currency')?.value ?? '')) return nothing;
    const written = value.literal;
    const whole = written.replace('.', '');
    return [
      {
        code: this.code,
        message: t('The point in {0} is a decimal point. Did you mean {1}?', written, whole),
        place: value,
        at: 'value',
        data: { found: written, allowed: [whole, String(Number(Number(written).toFixed(2)))] },
      },
    ];
  },
};
