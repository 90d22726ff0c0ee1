import { t } from '../../../base/l10n';
import { shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { unheldNumbers } from './unheldNumbers';

/** A number such as `1e400`, unless the service itself has it. */
export const outOfRange = defineRule({
  code: 'money.out-of-range',
  severity: 'error',
  summary: 'The number is too large to be read as a number.',
  reason:
    'JSON can write any number, but programs hold none above about 1.8e308. Other numbers are kept digit by digit. A number that the service itself sent is accepted: it stays in the file and is never sent.',
  wrong: `
    {
      "details": { "dealValue": 1e400, "currency": "EUR" }
    }`,
  right: `
    {
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Write a smaller number.',
  check(referral, context) {
    return unheldNumbers(referral, context, false).map((place) => ({
      message: t('{0} is too large for a number. Write a smaller one.', shorten(place.literal)),
      place,
      at: 'value',
    }));
  },
});
