import { isObject } from '../../base/isObject';
import { unescapeHtml } from '../../base/unescapeHtml';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { identityOf } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isRespelled } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';

/**
 * Spellings of texts in the file, by the service's text, when the two last agreed. They differ in HTML escapes or
 * surrounding spaces.
 */
export type Spellings = Readonly<Record<string, readonly string[]>>;

/** A text that the file spells differently than the service. */
interface Respelling {
  path: MergePath;
  theirs: string;
  mine: string;
}

/** A version that a file is based on, and how the file spelled its texts; undefined if unknown. */
export interface SpelledVersion {
  body: Readonly<Record<string, unknown>>;
  spellings?: Spellings | undefined;
}

/**
 * Finds the texts that a file spells differently than a version of the service.
 * @param mine the referral in the file, in any spelling
 */
function findRespellings(mine: unknown, body: Readonly<Record<string, unknown>>): Respelling[] {
  return respellings(asObject(wireNames(mine)), asObject(wireNames(body)), referral, []);
}

function respellings(mine: unknown, theirs: unknown, type: PropertyType | undefined, path: MergePath): Respelling[] {
  if (mine === theirs) return [];
  if (typeof mine === 'string' && typeof theirs === 'string')
    return isRespelled(mine, theirs) ? [{ path, theirs, mine }] : [];
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const places = new Map(theirs.map((entry) => [identityOf(entry, type), entry]));
    return mine.flatMap((entry, index) => {
      const key = identityOf(entry, type);
      // The respelled text may be the identity of the entry, so uses the index.
      const other = places.has(key) ? places.get(key) : mine.length === theirs.length ? theirs[index] : undefined;
      return respellings(entry, other, type, [...path, key]);
    });
  }
  if (!isObject(mine) || !isObject(theirs)) return [];
  const resource = type && isResource(type) ? type : undefined;
  return Object.entries(mine).flatMap(([name, value]) => {
    const property = resource?.property(name);
    if (property?.readOnly || !Object.hasOwn(theirs, name)) return [];
    return respellings(value, theirs[name], property?.type, [...path, name]);
  });
}

/** Returns the texts whose spelling the user changed since the file had a version; none if this is unknown. */
export function editedSpellings(mine: unknown, { body, spellings }: SpelledVersion): Respelling[] {
  if (!spellings) return [];
  return findRespellings(mine, body).filter((each) => !isTaken(each, spellings));
}

/** Returns the paths of texts with another spelling, if it is unknown whether the user changed it. */
export function unsureSpellings(mine: unknown, { body, spellings }: SpelledVersion): MergePath[] {
  return spellings ? [] : findRespellings(mine, body).map(({ path }) => path);
}

function isTaken({ theirs, mine }: Respelling, spellings: Spellings): boolean {
  return Object.hasOwn(spellings, theirs) && spellings[theirs]?.includes(mine) === true;
}

/**
 * Returns how a file spells the texts of the version that it has.
 * @param edited spellings to leave out, because the user changed them and has not sent them yet
 */
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

/** Removes the HTML escapes that the service added to texts, so that they are sent as before. */
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
