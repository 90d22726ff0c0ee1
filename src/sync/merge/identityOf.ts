import { isResource } from '../../domain/isResource';
import type { PropertyType } from '../../domain/resource';
import { isObject } from '../asObject';

/**
 * What tells an entry of a list from the others: a tag by its id, a person by the address or else the name, an attribute
 * or a customer id by its type, a target by both. Entries of other lists are told by what they are.
 * @param type what the list holds
 */
export function identityOf(entry: unknown, type: PropertyType | undefined): string {
  if (!isObject(entry)) return JSON.stringify(entry) ?? '';
  const parts = type && isResource(type) ? (identities[type.name] ?? [['id'], ['name']]) : [['id'], ['name']];
  for (const names of parts) {
    const values = names.map((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined));
    if (values.some((value) => typeof value === 'string' && value !== '')) {
      // People read it: it is part of the path of a conflict.
      return values
        .map((value) => String(value ?? '').toLowerCase())
        .join(' ')
        .trim();
    }
  }
  return JSON.stringify(entry);
}

/** Resource → the properties that tell entries apart; the first group that is given counts. */
const identities: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Member: [['email'], ['firstName', 'lastName'], ['phoneNumber']],
  Attribute: [['type'], ['id']],
  CustomerProfileType: [['profileType'], ['id']],
  Target: [['type', 'id']],
};
