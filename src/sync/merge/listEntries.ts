import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';

/**
 * Returns the identity of a list entry: for a tag its ID, for a person the email address or else the name, for an
 * attribute or customer ID its type, for a target type and ID, for other entries the whole content.
 * @param type the type of the entries
 */
export function identityOf(entry: unknown, type: PropertyType | undefined): string {
  return (isObject(entry) && given(entry, groupsOf(type))) || (JSON.stringify(entry) ?? '');
}

/**
 * Returns a function for the identity of list entries. Adds the ID if a list has several entries of the same type.
 * @param lists versions of one list
 */
export function identitiesIn(
  lists: readonly (readonly unknown[])[],
  type: PropertyType | undefined,
): (entry: unknown) => string {
  const keyOf = (entry: unknown): string => identityOf(entry, type);
  if (!typed.has(nameOfType(type))) return keyOf;
  const doubled = new Set(
    lists.flatMap((list) => list.map(keyOf).filter((key, index, keys) => keys.indexOf(key) !== index)),
  );
  return (entry) => {
    const key = keyOf(entry);
    return doubled.has(key) && isObject(entry) ? `${key} ${String(entry.id ?? '').toLowerCase()}` : key;
  };
}

/** Whether a step of a path refers to a list entry; see `identitiesIn`. */
export function isNamed(entry: unknown, type: PropertyType | undefined, step: string): boolean {
  const key = identityOf(entry, type);
  return key === step || (isObject(entry) && `${key} ${String(entry.id ?? '').toLowerCase()}` === step);
}

/**
 * Whether an entry with another identity is certainly another entry. False for people, whose email address can change.
 */
export function certainIdentity(entry: unknown, type: PropertyType | undefined): boolean {
  if (!isObject(entry)) return true;
  return nameOfType(type) !== 'Member' && given(entry, groupsOf(type)) !== undefined;
}

/**
 * Returns the name of a person, which identifies the person if the email address has changed; undefined for other
 * entries.
 */
export function personName(entry: unknown, type: PropertyType | undefined): string | undefined {
  return nameOfType(type) === 'Member' && isObject(entry) ? given(entry, [['firstName', 'lastName']]) : undefined;
}

function given(entry: Readonly<Record<string, unknown>>, groups: readonly (readonly string[])[]): string | undefined {
  for (const names of groups) {
    const values = names.map((name) => (Object.hasOwn(entry, name) ? entry[name] : undefined));
    if (values.some((value) => typeof value === 'string' && value !== '')) {
      // Must be readable, because it is a part of the path of a conflict.
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

/** For each resource, the groups of properties that identify an entry. The first group with a value counts. */
const identities: Readonly<Record<string, readonly (readonly string[])[]>> = {
  Member: [['email'], ['firstName', 'lastName'], ['phoneNumber']],
  Attribute: [['type'], ['id']],
  CustomerProfileType: [['profileType'], ['id']],
  Target: [['type', 'id']],
};

/** Resources that are identified by their type, although a list may have several of the same type. */
const typed: ReadonlySet<string> = new Set(['Attribute', 'CustomerProfileType']);

/**
 * Returns the entries of a list by identity; undefined if it is not a list, or if two entries have the same identity.
 */
export function entriesByIdentity(list: unknown, type: PropertyType | undefined): Map<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = new Map(list.map((entry) => [identityOf(entry, type), entry]));
  return entries.size === list.length ? entries : undefined;
}

/** The entries with the same identity in three versions of a list. Usually at most one in each version. */
export interface EntryGroup {
  /** The identity, as in the path of a conflict. */
  key: string;
  base: readonly unknown[];
  mine: readonly unknown[];
  theirs: readonly unknown[];
}

/**
 * Groups the entries of three versions of a list by identity. A person with a new email address counts as the same
 * person if only one person has that name.
 * @returns undefined if the identities are not certain, so that only the whole list can be compared
 */
export function groupEntries(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  type: PropertyType | undefined,
): EntryGroup[] | undefined {
  if ([base, mine, theirs].some((list) => list.some(Array.isArray))) return undefined;
  const was = byKey(base, (entry) => identityOf(entry, type));
  const own = byKey(mine, renamed(was, mine, type));
  const other = byKey(theirs, renamed(was, theirs, type));
  if (isReplacedTwice(was, own, other, type)) return undefined;
  return grouped(was, own, other);
}

/** Splits a group of several entries of the same type by their IDs. */
export function splitGroup({ base, mine, theirs }: EntryGroup, type: PropertyType | undefined): EntryGroup[] {
  const keyOf = identitiesIn([base, mine, theirs], type);
  return grouped(byKey(base, keyOf), byKey(mine, keyOf), byKey(theirs, keyOf));
}

function grouped(base: Entries, mine: Entries, theirs: Entries): EntryGroup[] {
  return [...new Set([...mine.keys(), ...theirs.keys()])].map((key) => ({
    key,
    base: base.get(key) ?? [],
    mine: mine.get(key) ?? [],
    theirs: theirs.get(key) ?? [],
  }));
}

type Entries = ReadonlyMap<string, readonly unknown[]>;

function byKey(list: readonly unknown[], keyOf: (entry: unknown) => string): Map<string, unknown[]> {
  const entries = new Map<string, unknown[]>();
  for (const entry of list) {
    const key = keyOf(entry);
    const same = entries.get(key);
    if (same) same.push(entry);
    else entries.set(key, [entry]);
  }
  return entries;
}

/**
 * Returns a function for the keys of a changed list: the key of the base if only the email address of a person was
 * changed.
 */
function renamed(was: Entries, list: readonly unknown[], type: PropertyType | undefined): (entry: unknown) => string {
  const present = new Set(list.map((entry) => identityOf(entry, type)));
  const missing = [...was].filter(([key]) => !present.has(key));
  const added = list.filter((entry) => !was.has(identityOf(entry, type)));
  const names = added.map((entry) => personName(entry, type));
  return (entry) => {
    const key = identityOf(entry, type);
    const name = was.has(key) ? undefined : personName(entry, type);
    if (name === undefined || names.filter((each) => each === name).length > 1) return key;
    const same = missing.filter(([, entries]) => entries.some((each) => personName(each, type) === name));
    const [only] = same;
    return same.length === 1 && only?.[1].length === 1 ? only[0] : key;
  };
}

/**
 * Whether both sides removed an entry and added different ones, which may be the same entry with a new identity. Does
 * not apply to entries with a certain identity, such as tags and texts.
 */
function isReplacedTwice(was: Entries, own: Entries, other: Entries, type: PropertyType | undefined): boolean {
  const isCertain = (entries: readonly unknown[]) => entries.every((entry) => certainIdentity(entry, type));
  const isGone = [...was].some(([key, entries]) => !own.has(key) && !other.has(key) && !isCertain(entries));
  if (!isGone) return false;
  const isNew = (side: Entries, rest: Entries) => [...side.keys()].some((key) => !was.has(key) && !rest.has(key));
  return isNew(own, other) && isNew(other, own);
}
