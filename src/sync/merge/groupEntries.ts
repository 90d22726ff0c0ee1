import type { PropertyType } from '../../domain/model/resource';
import { certainIdentity, identityOf, nameOf } from './identityOf';

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
  return [...new Set([...own.keys(), ...other.keys()])].map((key) => ({
    key,
    base: was.get(key) ?? [],
    mine: own.get(key) ?? [],
    theirs: other.get(key) ?? [],
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
  const names = added.map((entry) => nameOf(entry, type));
  return (entry) => {
    const key = identityOf(entry, type);
    const name = was.has(key) ? undefined : nameOf(entry, type);
    if (name === undefined || names.filter((each) => each === name).length > 1) return key;
    const same = missing.filter(([, entries]) => entries.some((each) => nameOf(each, type) === name));
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
