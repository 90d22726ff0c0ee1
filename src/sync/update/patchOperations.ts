import type { PatchOperation } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue, sameExactly } from '../referral/alike';

/** Properties that are sent together if one of them changed, as in the sample of the documentation. */
const pair = ['status', 'substatus'];

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns the operations that turn the service's version into `wanted`. Replaces lists as a whole, with two exceptions:
 * adds entries to a team, and changes single properties of registrations, because the service keeps read-only data in
 * them (docs/service.md). Never sends read-only properties.
 * @param on the service's version
 * @param wanted the version to create; both have wire names
 * @returns undefined if a property must be removed, which is possible only by sending the whole body
 */
export function patchOperations(on: Body, wanted: Body): PatchOperation[] | undefined {
  const operations: PatchOperation[] = [];
  if (!collect(on, wanted, referral, '', operations)) return undefined;
  const changed = operations.filter(({ path }) => pair.includes(path.slice(1)));
  if (changed.length === 1) {
    const other = pair.find((name) => name !== changed[0]?.path.slice(1)) ?? '';
    const value = wanted[other];
    if (value !== undefined && value !== null) operations.push({ op: 'replace', path: `/${other}`, value });
  }
  return operations;
}

/** Whether a draft changes anything in the service. */
export function isChange({ on, wanted }: { on: Body; wanted: Body }): boolean {
  return patchOperations(on, wanted)?.length !== 0;
}

/**
 * Whether operations need the current version: they send more than the changed values, such as a whole list, refer to
 * list entries by index, or add a property. An ETag, or the response to a create, may not cover all that they would
 * overwrite.
 */
export function needsCurrent(operations: readonly PatchOperation[]): boolean {
  return operations.some(({ op, path, value }) => {
    const isWhole = (op === 'add' || isObject(value) || Array.isArray(value)) && !path.endsWith('/-');
    return isWhole || /\/\d+(\/|$)/.test(path);
  });
}

/**
 * Returns the paths of values that operations send as a whole, and the list entries that they refer to by index.
 * @param operations undefined for a PUT, which sends the whole referral
 */
export function sentPlaces(operations: readonly PatchOperation[] | undefined): {
  whole: string[][];
  indexed: { list: string[]; index: number }[];
} {
  if (!operations) return { whole: [[]], indexed: [] };
  const sent = operations.filter((operation) => needsCurrent([operation])).map(({ path }) => namesOf(path));
  const placeOf = (names: string[]) => names.findIndex((name) => /^\d+$/.test(name));
  return {
    whole: sent.filter((names) => placeOf(names) < 0),
    indexed: sent
      .map((names) => ({ list: names.slice(0, placeOf(names)), index: Number(names[placeOf(names)]) }))
      .filter(({ index }) => !Number.isNaN(index)),
  };
}

function namesOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Adds the operations for an object. @returns whether operations can express the change */
function collect(
  on: Body,
  wanted: Body,
  type: PropertyType | undefined,
  path: string,
  operations: PatchOperation[],
): boolean {
  const resource = type && isResource(type) ? type : undefined;
  const isSet = (name: string): boolean => !resource?.property(name)?.readOnly;
  // An operation can empty a text, but cannot remove a property.
  const lost = Object.keys(on).some(
    (name) => isSet(name) && !isEmptyValue(on[name]) && own(wanted, name) === undefined,
  );
  if (lost) return false;
  return Object.entries(wanted).every(([name, value]) => {
    const before = own(on, name);
    if (!isSet(name) || sameExactly(before, value)) return true;
    const property = resource?.property(name);
    const pointer = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (isObject(before) && isObject(value)) return collect(before, value, property?.type, pointer, operations);
    if (Array.isArray(before) && Array.isArray(value) && before.length > 0) {
      const entries = entryOperations(before, value, property?.type, pointer);
      if (entries === 'impossible') return false;
      if (entries) {
        operations.push(...entries);
        return true;
      }
    }
    operations.push({ op: before === undefined ? 'add' : 'replace', path: pointer, value });
    return true;
  });
}

/** Returns operations on the entries of a list; undefined if the list must be replaced as a whole. */
function entryOperations(
  before: readonly unknown[],
  value: readonly unknown[],
  type: PropertyType | undefined,
  pointer: string,
): PatchOperation[] | 'impossible' | undefined {
  const name = type && isResource(type) ? type.name : '';
  const added = value
    .slice(before.length)
    .map((entry): PatchOperation => ({ op: 'add', path: `${pointer}/-`, value: entry }));
  if (pointer === '/team') {
    const isAppended = added.length > 0 && before.every((entry, index) => sameExactly(entry, value[index]));
    return isAppended ? added : undefined;
  }
  if (name !== 'Registration') return undefined;
  const operations: PatchOperation[] = [];
  const isPossible = before.every((entry, index) => {
    const now = value[index];
    if (!isObject(entry) || !isObject(now) || entry.id !== now.id) return sameExactly(entry, now);
    return collect(entry, now, type, `${pointer}/${index}`, operations);
  });
  return isPossible ? [...operations, ...added] : 'impossible';
}

function own(object: Body, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
