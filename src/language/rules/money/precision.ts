import { t } from '../../../base/l10n';
import { shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { unheldNumbers } from './unheldNumbers';

/** A number with more digits than JavaScript and most other programs keep, or one that is 0 for them, such as `1e-400`. */
export const precision = defineRule({
  code: 'money.precision',
  severity: 'information',
  summary: 'The number has more digits than most programs keep.',
  reason:
    'JSON can write any number of digits, but most programs keep about 16 of them: others who read this referral see another number, and 0 for one as small as `1e-400`. Here all digits are kept. A number that the service itself sent is not reported.',
  wrong: `
    {
      "details": { "dealValue": 9007199254740993, "currency": "EUR" }
    }`,
  right: `
    {
      "details": { "dealValue": 9007199254740992, "currency": "EUR" }
    }`,
  remedy: 'Check the digits, or write a rounded number.',
  check(referral, context) {
    return unheldNumbers(referral, context, true).map((place) => ({
      message: t('Other programs read {0} as {1}.', shorten(place.literal), Number(place.literal)),
      place,
      at: 'value',
    }));
  },
});
