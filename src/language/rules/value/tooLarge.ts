import { findTooLarge } from '../../../base/exactJson';
import { t } from '../../../base/l10n';
import { JsonNode } from '../../document/jsonNode';
import { shorten } from '../../wording';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** A number such as `1e400`, unless the service itself has it. */
export const tooLarge = defineRule({
  code: 'value.too-large',
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
    const found = referral.shape.tooLarge;
    if (found.length === 0) return nothing;
    const id = referral.getText('id')?.value;
    const known = new Set(id === undefined ? [] : findTooLarge(context.known(id)?.body).map(String));
    return found
      .map((index) => new JsonNode(referral.text, index))
      .filter(({ literal }) => !known.has(literal))
      .map((place) => ({
        message: t('{0} is too large for a number. Write a smaller one.', shorten(place.literal)),
        place,
        at: 'value',
      }));
  },
});
