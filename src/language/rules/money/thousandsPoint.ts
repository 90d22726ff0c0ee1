import { isObject } from '../../../base/isObject';
import { t } from '../../../base/l10n';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** One to three digits, a point and three digits: in many countries a number of thousands. */
const pattern = /^[1-9]\d{0,2}\.\d{3}$/;

/** Currencies with three decimals. */
const inThousandths: ReadonlySet<string> = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND']);

/** A deal value such as `120.000`, which JSON reads as 120. */
export const thousandsPoint = defineRule({
  code: 'money.thousands-point',
  severity: 'warning',
  summary: 'The deal value has a point before three digits, which may be meant to separate thousands.',
  reason:
    'In JSON a point always begins the decimals: `120.000` is 120. Currencies with three decimals, such as KWD, and values that the service sent are left out.',
  wrong: `
    {
      "details": { "dealValue": 120.000, "currency": "EUR" }
    }`,
  right: `
    {
      "details": { "dealValue": 120000, "currency": "EUR" }
    }`,
  remedy: 'Write the value without separators, or with two decimals at most.',
  check(referral, context) {
    const value = referral.at('details', 'dealValue');
    if (value?.type !== 'number' || value.length > 7 || !pattern.test(value.literal)) return nothing;
    if (inThousandths.has(referral.textAt('details', 'currency')?.value ?? '')) return nothing;
    const written = value.literal;
    const id = referral.getText('id')?.value;
    const body = id === undefined ? undefined : context.known(id)?.body;
    const sent = isObject(body) && isObject(body.details) ? String(body.details.dealValue) : undefined;
    if (sent === written) return nothing;
    const whole = written.replace('.', '');
    return [
      {
        message: t('The point in {0} is a decimal point. Did you mean {1}?', written, whole),
        place: value,
        at: 'value',
        data: { found: written, allowed: [whole, String(Number(Number(written).toFixed(2)))] },
      },
    ];
  },
  isFixManual: true,
  /** Replaces an amount with one of the numbers that it may mean. */
  fix(_, { offset, length, data }) {
    return data.allowed.map((amount) => ({
      title: t('Change to {0}', amount),
      edits: [{ offset, length, text: amount }],
    }));
  },
});
