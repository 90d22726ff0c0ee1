import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { solutionFieldNames } from '../../domain/referral/solutionFields';
import { identitiesIn, isNamed } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { payload } from '../referral/payload';
import { solutionFieldsLike, solutionPlace } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import type { Unkept } from './checkKept';
import { ignoredOf, type SentValue, stillSent, valueAt } from './ignoredValues';
import { changedPaths } from './sameReferral';

/**
 * Replaces values that the service ignored or cut short with the values that were sent, so that they stay in the file.
 * @param body the service's version, with wire names
 */
export function keepIgnored(body: Record<string, unknown>, unkept: readonly Unkept[]): Record<string, unknown> {
  return withSent(body, ignoredOf(unkept));
}

/**
 * Undoes the user's changes that were sent before and that the service ignored.
 * @param mine the referral in the file, in any spelling
 * @param base the version that it is based on
 */
export function withoutIgnored(
  mine: unknown,
  base: { body: unknown; ignored?: readonly SentValue[] } | undefined,
): unknown {
  const ignored = base && stillSent(base.ignored ?? [], mine);
  if (!ignored || ignored.length === 0) return mine;
  const body = asObject(wireNames(base.body));
  const placed = solutionFieldsLike(body, mine);
  const before = ignored
    .map(({ path }) => ({ path, sent: valueAt(placed, path) }))
    .filter(({ path: [name], sent }) => sent !== undefined || !isElsewhere(body, name));
  const whole = withSent(asObject(wireNames(mine)), before);
  return before.reduce((value, { path }) => asObject(inOrderOf(placed, value, referral, path)), whole);
}

/** Sorts the list at a path like that of another version. Additional entries stay after their predecessor. */
function inOrderOf(like: unknown, value: unknown, type: PropertyType | undefined, [name, ...rest]: MergePath): unknown {
  if (Array.isArray(value) && Array.isArray(like)) {
    const keyOf = identitiesIn([like, value], type);
    const left: (string | undefined)[] = like.map(keyOf);
    let last = -1;
    const places = value.map((entry) => {
      const index = left.indexOf(keyOf(entry));
      if (index >= 0) {
        last = index;
        left[index] = undefined;
      }
      return { entry, index: last };
    });
    return places.sort((a, b) => a.index - b.index).map(({ entry }) => entry);
  }
  if (name === undefined || !isObject(value) || !isObject(like) || !Object.hasOwn(value, name)) return value;
  const inner = type && isResource(type) ? type.property(name)?.type : undefined;
  return { ...value, [name]: inOrderOf(like[name], value[name], inner, rest) };
}

/**
 * Whether a version has this role, area or play only among its attributes, so that it must not be removed at the root.
 */
function isElsewhere(body: Record<string, unknown>, name: string | undefined): boolean {
  const field = solutionFieldNames.find((each) => each === name);
  return field !== undefined && solutionPlace(body, field) === 'attributes';
}

/** Replaces values of a version with the values that were sent. */
export function withSent(body: Record<string, unknown>, values: readonly SentValue[]): Record<string, unknown> {
  return values.reduce((value, { path, sent }) => asObject(replaced(value, referral, path, sent)), body);
}

function replaced(value: unknown, type: PropertyType | undefined, [name, ...rest]: MergePath, sent: unknown): unknown {
  if (name === undefined) return sent;
  if (Array.isArray(value)) {
    const index = value.findIndex((entry) => isNamed(entry, type, name));
    const entry = replaced(index < 0 ? undefined : value[index], type, rest, sent);
    const others = [entry].filter((each) => each !== undefined);
    return index < 0 ? [...value, ...others] : [...value.slice(0, index), ...others, ...value.slice(index + 1)];
  }
  const owner = asObject(value);
  const property = type && isResource(type) ? type.property(name) : undefined;
  const inner = replaced(Object.hasOwn(owner, name) ? owner[name] : undefined, property?.type, rest, sent);
  const { [name]: _, ...others } = owner;
  return inner === undefined ? others : { ...owner, [name]: inner };
}

/** The service's answer to a referral that was sent. */
export interface ServiceAnswer {
  /** Paths of the values that the service set to something other than what was sent. */
  set: readonly MergePath[];
  /** The current status, such as "Active · Accepted". */
  status: string;
  /** Whether the file kept other values, about which the next submit asks. */
  differs?: true;
}

/**
 * Compares the referral that was sent with the service's answer. Does not look at the file, which may have changed
 * meanwhile.
 */
export function answerTo(sent: unknown, got: unknown): ServiceAnswer {
  const was = payload(sent, 'create');
  const now = solutionFieldsLike(payload(got, 'create'), was);
  const { status, substatus } = now;
  return {
    set: changedPaths(was, now)
      .map((path) => path.split('/'))
      .filter((path) => path[0] === 'status' || path[0] === 'substatus' || isGiven(was, path)),
    status: [status, substatus].filter((part) => typeof part === 'string' && part !== '').join(' · '),
  };
}

/** Whether a referral has a value at a path. */
function isGiven(referral: unknown, path: MergePath): boolean {
  let value = referral;
  for (const name of path) value = asObject(value)[name];
  return value !== undefined && value !== null && value !== '';
}
