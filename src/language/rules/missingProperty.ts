import { referral as resource } from '../../domain/referral';
import { quoteList } from '../quoteList';
import { expectedType } from '../shape/describeType';
import { peek } from './peek';
import type { Rule } from './rule';

const nothing: readonly never[] = [];
const required = resource.properties.filter((property) => property.required);

/** What a create needs and a referral without id lacks (FACTS.md, section 2). */
export const missingProperty: Rule = {
  code: 'shape.missing-property',
  severity: 'error',
  check(referral) {
    const id = peek(referral, 'id');
    if (id !== undefined && id !== '') return nothing;
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
