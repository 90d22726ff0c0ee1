import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';

/**
 * Returns what identifies an entry of a list: a tag by its ID, a person by the email address or else the name, an
 * attribute or a customer ID by its type, a target by both. Other entries are identified by their whole content.
 * @param type what the list holds
 */
export function identityOf(entry: unknown, type: PropertyType | undefined): string {
  return (isObject(entry) && given(entry, groupsOf(type))) || (JSON.stringify(entry) ?? '');
}

/**
 * Returns what identifies the entries of lists that may hold several of one type: those also by their ID.
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

/** Whether a step of a path means an entry of a list; see `identitiesIn`. */
export function isNamed(entry: unknown, type: PropertyType | undefined, step: string): boolean {
  const key = identityOf(entry, type);
  return key === step || (isObject(entry) && `${key} ${String(entry.id ?? '').toLowerCase()}` === step);
}

/** Whether the identity of an entry can only change by becoming another entry: not so for people. */
export function certainIdentity(entry: unknown, type: PropertyType | undefined): boolean {
  if (!isObject(entry)) return true;
  return nameOfType(type) !== 'Member' && given(entry, groupsOf(type)) !== undefined;
}

/**
 * Returns the name of a person, which tells two people apart if their email addresses do not; undefined for other
 * entries.
 */
export function personName(entry: unknown, type: PropertyType | undefined): string | undefined {
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

/** Resources that are told apart by their type, though a list may have several of one type. */
const typed: ReadonlySet<string> = new Set(['Attribute', 'CustomerProfileType']);

/** Returns the entries of a list by identity; undefined if it is not a list, or if entries cannot be told apart. */
export function entriesByIdentity(list: unknown, type: PropertyType | undefined): Map<string, unknown> | undefined {
  if (!Array.isArray(list)) return undefined;
  const entries = new Map(list.map((entry) => [identityOf(entry, type), entry]));
  return entries.size === list.length ? entries : undefined;
}

/** The entries of one identity in three versions of a list; usually one each, or none. */
export interface EntryGroup {
  /** What identifies the entries, as read in the path of a conflict. */
  key: string;
  base: readonly unknown[];
  mine: readonly unknown[];
  theirs: readonly unknown[];
}

/**
 * Groups the entries of three versions of a list by identity. A person whose email address changed is still the same
 * person if the name says so, and only one person has that name.
 * @returns undefined if entries cannot be told apart for certain: then only the whole list can be compared
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

/** Splits a group of several entries of one type by their IDs. */
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

/** Keys for the entries of a changed list: the one of the base if only what identifies a person was changed. */
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
 * Whether both sides removed an entry and added different ones, which may be the same entry with another identity. Tags,
 * texts and other entries with an ID are never anything else than what they are.
 */
function isReplacedTwice(was: Entries, own: Entries, other: Entries, type: PropertyType | undefined): boolean {
  const isCertain = (entries: readonly unknown[]) => entries.every((entry) => certainIdentity(entry, type));
  const isGone = [...was].some(([key, entries]) => !own.has(key) && !other.has(key) && !isCertain(entries));
  if (!isGone) return false;
  const isNew = (side: Entries, rest: Entries) => [...side.keys()].some((key) => !was.has(key) && !rest.has(key));
  return isNew(own, other) && isNew(other, own);
}
