import { t } from '../../../base/l10n';
import { solutionFields } from '../../../domain/solutionFields';
import type { Rule } from '../rule';
import { noChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/** Role, area or play given at the root and among the attributes, and not alike. */
export const contradictingPlaces: Rule = {
  code: 'solution.contradicting-places',
  severity: 'warning',
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
          code: this.code,
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
};

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
