import { isObject } from '../../base/isObject';
import { unescapeHtml } from '../../base/unescapeHtml';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { identityOf } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isRespelled } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';

/** The service's text → how the file spelled it when the two last agreed: other HTML escapes, or blanks around it. */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** A text that the file spells in another way than the service. */
export interface Respelling {
  path: MergePath;
  theirs: string;
  mine: string;
}

/** A version that a file is based on, and how the file spelled it; undefined if that is not known. */
export interface SpelledVersion {
  body: Readonly<Record<string, unknown>>;
  spellings?: Spellings | undefined;
}

/**
 * Finds the texts that a file spells in another way than a version of the service.
 * @param mine the referral in the file, in any spelling
 */
export function findRespellings(mine: unknown, body: Readonly<Record<string, unknown>>): Respelling[] {
  const found: Respelling[] = [];
  compare(asObject(wireNames(mine)), asObject(wireNames(body)), referral, [], found);
  return found;
}

function compare(
  mine: unknown,
  theirs: unknown,
  type: PropertyType | undefined,
  path: MergePath,
  found: Respelling[],
): void {
  if (mine === theirs) return;
  if (typeof mine === 'string' && typeof theirs === 'string') {
    if (isRespelled(mine, theirs)) found.push({ path, theirs, mine });
    return;
  }
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const places = new Map(theirs.map((entry) => [identityOf(entry, type), entry]));
    for (const [index, entry] of mine.entries()) {
      const key = identityOf(entry, type);
      // A respelled text may be what identifies an entry.
      const other = places.has(key) ? places.get(key) : mine.length === theirs.length ? theirs[index] : undefined;
      compare(entry, other, type, [...path, key], found);
    }
    return;
  }
  if (!isObject(mine) || !isObject(theirs)) return;
  const resource = type && isResource(type) ? type : undefined;
  for (const [name, value] of Object.entries(mine)) {
    const property = resource?.property(name);
    if (property?.readOnly || !Object.hasOwn(theirs, name)) continue;
    compare(value, theirs[name], property?.type, [...path, name], found);
  }
}

/** Returns the texts that the user spelled in another way since the file took a version; none if that is not known. */
export function editedSpellings(mine: unknown, { body, spellings }: SpelledVersion): Respelling[] {
  if (!spellings) return [];
  return findRespellings(mine, body).filter((each) => !isTaken(each, spellings));
}

/** Returns the texts of a file with another spelling, if it is not known whether the user changed them. */
export function unsureSpellings(mine: unknown, { body, spellings }: SpelledVersion): MergePath[] {
  return spellings ? [] : findRespellings(mine, body).map(({ path }) => path);
}

function isTaken({ theirs, mine }: Respelling, spellings: Spellings): boolean {
  return Object.hasOwn(spellings, theirs) && spellings[theirs]?.includes(mine) === true;
}

/** Returns how a file that has taken a version spells it. @param edited what the user changed and did not send yet */
export function spellingsOf(
  mine: unknown,
  body: Readonly<Record<string, unknown>>,
  edited: readonly Respelling[] = [],
): Spellings {
  const spellings: Record<string, string[]> = {};
  for (const { theirs, mine: own } of findRespellings(mine, body)) {
    if (edited.some((each) => each.mine === own)) continue;
    const known = Object.hasOwn(spellings, theirs) ? (spellings[theirs] ?? []) : [];
    if (!known.includes(own)) spellings[theirs] = [...known, own];
  }
  return spellings;
}

/** Returns a value with the texts that the service only escaped as they were sent before. */
export function unescaped(value: unknown, spellings: Spellings | undefined): unknown {
  if (!spellings || Object.keys(spellings).length === 0) return value;
  if (typeof value === 'string') {
    const own = Object.hasOwn(spellings, value) ? (spellings[value] ?? []) : [];
    return own.includes(unescapeHtml(value)) ? unescapeHtml(value) : value;
  }
  if (Array.isArray(value)) return value.map((entry) => unescaped(entry, spellings));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unescaped(inner, spellings)]));
}
