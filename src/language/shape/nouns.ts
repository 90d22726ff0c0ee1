import { t } from '../../base/l10n';
import { isResource, isVocabulary, type Property, type PropertyType } from '../../domain/model/resource';

/** Says what a property must hold, in a message: `an array of objects such as [{ "id": "Azure" }]`, `a string`. */
export function expectedType(property: Property, item = false): string {
  const { type } = property;
  const example = exampleOf(type);
  if (!property.list || item) return example ? t('an object such as {0}', example) : typeNoun(jsonType(property));
  if (example) return t('an array of objects such as {0}', `[${example}]`);
  return isResource(type) ? t('an array of objects') : t('an array of strings');
}

/** Returns the JSON type of a property's value, or of one entry of a list. */
export function jsonType(property: Property): string {
  const { type } = property;
  if (typeof type === 'string') return type;
  return isResource(type) ? 'object' : 'string';
}

/** Returns an example of a tag as it is written; undefined for other types. */
function exampleOf(type: PropertyType): string | undefined {
  const id = isResource(type) && type.name === 'Tag' ? type.property('id') : undefined;
  const value = id && isVocabulary(id.type) ? id.type.values.find((each) => each !== 'None') : undefined;
  return value && `{ "id": ${JSON.stringify(value)} }`;
}

/** Returns the words for a JSON type, in a message: `a string`, `an array`. */
export function typeNoun(type: string): string {
  switch (type) {
    case 'array':
      return t('an array');
    case 'object':
      return t('an object');
    case 'number':
      return t('a number');
    case 'boolean':
      return t('true or false');
    case 'string':
      return t('a string');
    default:
      return type;
  }
}

/** Returns the name of a property's type: `string`, `Member[]`, `ReferralStatus`. */
export function typeName(property: Property): string {
  const { type } = property;
  const one = isResource(type) || isVocabulary(type) ? type.name : type;
  return property.list ? `${one}[]` : one;
}

/** Returns the word for a value of a vocabulary, by the vocabulary's name. */
export function valueNoun(vocabulary: string): string {
  switch (vocabulary) {
    case 'ReferralStatus':
      return t('status');
    case 'ReferralSubstatus':
      return t('substatus');
    case 'ReferralType':
      return t('referral type');
    case 'ReferralQualification':
      return t('qualification');
    case 'Customer Size':
      return t('customer size');
    case 'CustomerProfileType':
      return t('type of customer ID');
    case 'PartnerRole':
      return t('partner role');
    case 'TargetType':
      return t('target type');
    case 'SolutionType':
      return t('solution type');
    case 'Solutions':
      return t('solution');
    default:
      return entryNoun(vocabulary.toLowerCase()) ?? vocabulary;
  }
}

/** Returns the word for one entry of a list, by the name of the list. */
export function entryNoun(list: string): string | undefined {
  switch (list) {
    case 'products':
      return t('product');
    case 'services':
      return t('service');
    case 'industries':
      return t('industry');
    case 'solutions':
      return t('solution');
    case 'team':
      return t('team member');
    case 'target':
      return t('target');
    default:
      return undefined;
  }
}
