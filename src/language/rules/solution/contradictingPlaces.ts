import { t } from '../../../base/l10n';
import { solutionFields } from '../../../domain/referral/solutionFields';
import { noChoices, solutionChoices } from '../../facts/solutionChoices';
import { defineRule } from '../defineRule';

const nothing: readonly never[] = [];

/** Role, area or play given differently at the root and among the attributes. */
export const contradictingPlaces = defineRule({
  code: 'solution.contradicting-places',
  severity: 'warning',
  summary: 'The partner role, solution area or play has different values in its two places.',
  reason:
    "Role, area and play can be at the top level of a referral, as the table of Microsoft's *Create a referral* page has them, or among the attributes of `details.requirements.additionalRequirements`. A service keeps only one of them, so the other one may be lost.",
  wrong: `
    {
      "solutionArea": "Security",
      "details": {
        "requirements": {
          "additionalRequirements": {
            "attributes": [{ "type": "SolutionArea", "id": "Infrastructure" }]
          }
        }
      }
    }`,
  right: `
    {
      "solutionArea": "Security"
    }`,
  remedy: 'Use the same value in both places, or remove one of them.',
  check(referral) {
    const choices = solutionChoices(referral);
    if (choices === noChoices) return nothing;
    const { root, attributes } = choices;
    if (Object.keys(attributes).length === 0) return nothing;
    return Object.entries(solutionFields).flatMap(([name, field]) => {
      const [one, other] = [root[field], attributes[field]];
      if (!one || !other || squeeze(one.value) === squeeze(other.value)) return [];
      return [
        {
          message: t(
            '"{0}" is "{1}" here but "{2}" at the top level, and only one is sent. Use the same value, or remove one.',
            name,
            other.value,
            one.value,
          ),
          place: other,
          at: 'value' as const,
          related: [{ place: one, message: t('"{0}" at the top level', name) }],
          data: { found: other.value, suggestion: one.value, allowed: [one.value] },
        },
      ];
    });
  },
  /** Copies the value from the referral's root. */
  fix(_, { offset, length, data }) {
    const value = data.suggestion;
    return [
      {
        title: t('Change to "{0}", as at the top level', value),
        edits: [{ offset, length, text: JSON.stringify(value) }],
      },
    ];
  },
});

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
