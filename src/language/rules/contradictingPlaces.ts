import { solutionFields } from '../../domain/solutionFields';
import type { Rule } from './rule';
import { noChoices, solutionChoices } from './solutionChoices';

const nothing: readonly never[] = [];

/** Role, area or play given at the root and among the attributes, and not alike (FACTS.md, section 15). */
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
          message: `"${name}" is "${one.value}" at the referral's root and "${other.value}" among the attributes: only one of them is sent. Make them alike, or remove one.`,
          path: other.path,
          at: 'value' as const,
          related: [{ path: one.path, message: `"${name}" at the root.` }],
          data: { found: other.value, suggestion: one.value, allowed: [one.value] },
        },
      ];
    });
  },
};

function squeeze(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}
