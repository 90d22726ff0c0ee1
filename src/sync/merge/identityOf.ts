import { isObject } from '../../base/isObject';
import { isResource } from '../../domain/model/isResource';
import type { PropertyType } from '../../domain/model/resource';

/**
 * Returns what identifies an entry of a list: a tag by its ID, a person by the email address or else the name, an
 * attribute or a customer ID by its type, a target by both. Other entries are identified by their whole content.
 * @param type what the list holds
 */
export function identityOf(entry: unknown, type: PropertyType | undefined): string {
  return (isObject(entry) && given(entry, groupsOf(type))) || (JSON.stringify(entry) ?? '');
}

/** Whether the identity of an entry can only change by becoming another entry: not so for people. */
export function certainIdentity(entry: unknown, type: PropertyType | undefined): boolean {
  if (!isObject(entry)) return true;
  return nameOfType(type) !== 'Member' && given(entry, groupsOf(type)) !== undefined;
}

/** The name of a person, which tells two people apart if their email addresses do not; undefined for other entries. */
export function nameOf(entry: unknown, type: PropertyType | undefined): string | undefined {
  return nameOfType(type) === 'Member' && isObject(entry) ? given(entry, [['firstName', 'lastName']]) : undefined;
}

function given(entry: Readonly<Record<string, unknown>>, groups: readonly (readonly string[])[]): string | undefined {
  for (const names of groups) {
    const values = names.map((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined));
    if (values.some((value) => typeof value === 'string' && value !== '')) {
      // People read it: it is part of the path of a conflict.
      return values
        .map((value) => String(value ?? '').toLowerCase())
        .join(' ')
        .trim();
    }
  }
  return undefined;
}

function nameOfType(type: PropertyType | undefined): string {
  return type && isResource(type) ? type.name : '';
}

function groupsOf(type: PropertyType | undefined): readonly (readonly string[])[] {
  return identities[nameOfType(type)] ?? [['id'], ['name']];
}

/** Resource → the properties that tell entries apart; the first group that is given counts. */
const identities: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Member: [['email'], ['firstName', 'lastName'], ['phoneNumber']],
  Attribute: [['type'], ['id']],
  CustomerProfileType: [['profileType'], ['id']],
  Target: [['type', 'id']],
};
