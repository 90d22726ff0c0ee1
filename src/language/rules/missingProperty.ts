import { referral as resource } from '../../domain/referral';
import { quoteList } from '../quoteList';
import { expectedType } from '../shape/describeType';
import type { Rule } from './rule';

const required = resource.properties.filter((property) => property.required);

/** What a create needs and a referral without id lacks (FACTS.md, section 2). */
export const missingProperty: Rule = {
  code: 'shape.missing-property',
  severity: 'error',
  check(referral) {
    const id = referral.get('id')?.value;
    if (id !== undefined && id !== '') return [];
    return required
      .filter((property) => !referral.get(property.name))
      .map((property) => ({
        code: this.code,
        message: `"${property.name}" is missing: a new referral needs ${quoteList(required.map(({ name }) => name)).replace(' or ', ' and ')}. It is ${expectedType(property)}.`,
        path: [],
        at: 'opening' as const,
        data: { suggestion: property.name },
      }));
  },
};
