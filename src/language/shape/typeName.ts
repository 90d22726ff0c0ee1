import { isResource } from '../../domain/model/isResource';
import { isVocabulary } from '../../domain/model/isVocabulary';
import type { Property } from '../../domain/model/resource';

/** The type of a property as people say it: `string`, `Member[]`, `ReferralStatus`. */
export function typeName(property: Property): string {
  const { type } = property;
  const one = isResource(type) || isVocabulary(type) ? type.name : type;
  return property.list ? `${one}[]` : one;
}
