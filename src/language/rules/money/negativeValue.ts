import { t } from '../../../base/l10n';
import type { Found } from '../../facts/referralView';
import { readablePath } from '../../wording';
import { defineRule, type RuleFinding } from '../defineRule';

const nothing: readonly never[] = [];

/** A deal value, a price or quantity of a solution, or the value of a contract below zero. */
export const negativeValue = defineRule({
  code: 'money.negative-value',
  severity: 'error',
  summary: 'The deal value is below zero.',
  reason:
    '`dealValue` is what the deal is expected to be worth. Neither the service nor its reports have a use for a negative one.',
  wrong: `
    {
      "details": { "dealValue": -10000, "currency": "EUR" }
    }`,
  right: `
    {
      "details": { "dealValue": 10000, "currency": "EUR" }
    }`,
  remedy: 'Write the value as zero or more.',
  check(referral) {
    if (!referral.shape.hasNegative) return nothing;
    const findings: RuleFinding[] = [];
    const add = (found: Found | undefined): void => {
      const value = found?.type === 'number' ? Number(found.value) : 0;
      // What no number can hold is reported as such.
      if (found && value < 0 && Number.isFinite(value)) findings.push(toFinding(found));
    };
    add(referral.at('details', 'dealValue'));
    for (const solution of referral.solutions) {
      add(solution.get('price'));
      add(solution.get('quantity'));
    }
    for (const registration of referral.entries(referral.get('registrations'))) {
      add(registration.get('contract')?.get('value'));
    }
    return findings;
  },
  /** Removes the minus from a value that cannot be below zero. */
  fix(document, { offset, length }) {
    const literal = document.text.slice(offset, offset + length);
    if (!literal.startsWith('-')) return [];
    return [
      {
        title: t('Change to {0}', literal.slice(1)),
        preferred: true,
        edits: [{ offset, length: 1, text: '' }],
      },
    ];
  },
});

function toFinding(place: Found): RuleFinding {
  return {
    message: t('"{0}" can\'t be negative. Use 0 or more.', readablePath(place.path)),
    place,
    at: 'value',
    data: { found: String(place.value) },
  };
}
