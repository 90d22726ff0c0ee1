import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue } from '../referral/alike';
import { identitiesIn, identityOf } from './listEntries';

/** What every referral has: a file without one of them holds a part. */
const always = ['type', 'status', 'name', 'customerProfile', 'consent', 'details'];

/**
 * Whether a file holds only a part of its referral, such as the answer to a `$select`: it lacks what no user takes away.
 * @param whole a full version of the referral, with wire names
 */
export function isPart(mine: Readonly<Record<string, unknown>>, whole: Readonly<Record<string, unknown>>): boolean {
  return always.some((name) => !Object.hasOwn(mine, name) && Object.hasOwn(whole, name) && !isEmptyValue(whole[name]));
}

/**
 * Completes a referral with what it does not mention, from a full version. Entries of lists are mentioned, or not, by
 * the list; only attributes are like properties, each by its type. `null` and `""` are mentioned.
 * @param mine a part of a referral; both with wire names
 */
export function withUnmentioned(mine: unknown, whole: unknown, type: PropertyType | undefined = referral): unknown {
  if (Array.isArray(mine) && Array.isArray(whole)) {
    const keyOf = identitiesIn([mine, whole], type);
    const others = new Map(whole.map((entry) => [keyOf(entry), entry]));
    const entries = mine.map((entry) => withUnmentioned(entry, others.get(keyOf(entry)), type));
    if (!type || !isResource(type) || type.name !== 'Attribute') return entries;
    const own = new Set(mine.map((entry) => identityOf(entry, type)));
    return [...entries, ...whole.filter((entry) => !own.has(identityOf(entry, type)))];
  }
  if (!isObject(mine) || !isObject(whole)) return mine;
  const resource = type && isResource(type) ? type : undefined;
  const own = Object.entries(mine).map(([name, value]): [string, unknown] => {
    const other = Object.hasOwn(whole, name) ? whole[name] : undefined;
    return [name, withUnmentioned(value, other, resource?.property(name)?.type)];
  });
  const rest = Object.entries(whole).filter(([name]) => !Object.hasOwn(mine, name));
  return Object.fromEntries([...own, ...rest]);
}

/**
 * Returns a referral in which `{}` instead of a list counts as unchanged: rows of the service's list have it for "not
 * shown".
 * @param mine the file's version
 * @param base the version that it comes from, or the service's if that is not known
 */
export function withoutEmptyLists(mine: unknown, base: unknown, type: PropertyType | undefined = referral): unknown {
  const resource = type && isResource(type) ? type : undefined;
  if (!isObject(mine) || !isObject(base) || !resource) return mine;
  const entries = Object.entries(mine).map(([name, value]): [string, unknown] => {
    const property = resource.property(name);
    const was = Object.hasOwn(base, name) ? base[name] : undefined;
    const isNothing = property?.list && isObject(value) && Object.keys(value).length === 0;
    return [name, isNothing && Array.isArray(was) ? was : withoutEmptyLists(value, was, property?.type)];
  });
  return entries.every(([name, value]) => value === mine[name]) ? mine : Object.fromEntries(entries);
}
