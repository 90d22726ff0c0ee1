import type { PatchOperation } from '../../api/referralsApi';
import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isEmptyValue, sameExactly } from '../referral/alike';

/** Sent together if one of them changed, as in the documentation's own sample. */
const pair = ['status', 'substatus'];

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns the operations that make `wanted` of the service's version. Lists are replaced whole, except that entries are
 * added to a team, and registrations are changed inside, since the service keeps more in them than anyone may set
 * (docs/service.md). What the service sets itself is never sent.
 * @param on the service's version
 * @param wanted the version that it becomes; both with wire names
 * @returns undefined if something would have to be removed: then only the whole body can be sent
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

/** Whether a draft changes anything at the service. */
export function isChange({ on, wanted }: { on: Body; wanted: Body }): boolean {
  return patchOperations(on, wanted)?.length !== 0;
}

/**
 * Whether operations send more than what the user changed, such as a whole list, count on the places of entries, or add
 * what was not shown so far. They need the current version: an ETag, or the answer to a create, may not cover all that they
 * would overwrite.
 */
export function needsCurrent(operations: readonly PatchOperation[]): boolean {
  return operations.some(({ op, path, value }) => {
    const isWhole = (op === 'add' || isObject(value) || Array.isArray(value)) && !path.endsWith('/-');
    return isWhole || /\/\d+(\/|$)/.test(path);
  });
}

/**
 * Returns the paths of what operations send as a whole, and of the entries of lists that they name by their places.
 * @param operations undefined for a PUT, which sends all
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

/** @returns whether the change can be said by operations */
function collect(
  on: Body,
  wanted: Body,
  type: PropertyType | undefined,
  path: string,
  operations: PatchOperation[],
): boolean {
  const resource = type && isResource(type) ? type : undefined;
  const isSet = (name: string): boolean => !resource?.property(name)?.readOnly;
  // An emptied text can be sent as such; what is absent cannot.
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

/** Operations on entries of a list; undefined if the list is replaced whole. */
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
