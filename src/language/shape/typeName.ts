import { isResource } from '../../domain/isResource';
import { isVocabulary } from '../../domain/isVocabulary';
import type { Property } from '../../domain/resource';

/** The type of a property as people say it: `string`, `Member[]`, `ReferralStatus`. */
export function typeName(property: Property): string {
  const { type } = property;
  const one = isResource(type) || isVocabulary(type) ? type.name : type;
  return property.list ? `${one}[]` : one;
}
