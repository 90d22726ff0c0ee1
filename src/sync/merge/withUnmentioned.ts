import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue } from '../referral/alike';
import { identitiesIn, identityOf } from './listEntries';

/** Properties of every referral. A file without one of them contains only a part of the referral. */
const always = ['type', 'status', 'name', 'customerProfile', 'consent', 'details'];

/**
 * Whether a file contains only a part of its referral, such as the response to a `$select`: it lacks a property that no
 * user removes.
 * @param whole a full version of the referral, with wire names
 */
export function isPart(mine: Readonly<Record<string, unknown>>, whole: Readonly<Record<string, unknown>>): boolean {
  return always.some((name) => !Object.hasOwn(mine, name) && Object.hasOwn(whole, name) && !isEmptyValue(whole[name]));
}

/**
 * Adds the properties that a referral does not mention, from a full version. Does not add entries to a list that is
 * mentioned, except attributes of missing types. `null` and `""` count as mentioned.
 * @param mine a part of a referral; both have wire names
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
 * Replaces `{}` in place of a list with the list of the base. The service's list uses `{}` for lists that it does not
 * show.
 * @param mine the file's version
 * @param base the version that the file is based on or, if unknown, the service's version
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
