import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { identityOf } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue, sameContent } from '../referral/alike';
import { asObject, wireNames } from '../referral/wireNames';
import type { Unkept } from './checkKept';

/** A value that was sent. Without `sent`, the property was removed. */
export interface SentValue {
  path: MergePath;
  sent?: unknown;
  /** The service's value after it ignored the sent one, `null` for none; absent if unknown. */
  now?: unknown;
}

/** Returns the values that the service ignored or cut short. */
export function ignoredOf(unkept: readonly Unkept[]): SentValue[] {
  return unkept
    .filter((each) => each.kind === 'ignored' || (each.kind === 'changed' && isShortened(each)))
    .map(({ path, sent }) => ({ path, ...(sent !== undefined && { sent }) }));
}

/** Filters sent values: those that a referral in a file still has. */
export function stillSent(values: readonly SentValue[], mine: unknown): SentValue[] {
  const own = asObject(wireNames(mine));
  return values.filter(({ path, sent }) => isSame(valueAt(own, path), sent));
}

/** Filters ignored values: those for which the service still has the value that it had when it ignored them. */
export function stillUntaken(values: readonly SentValue[], version: unknown): SentValue[] {
  const body = asObject(wireNames(version));
  return values.filter(({ path, now }) => now === undefined || isSame(valueAt(body, path), now));
}

/** Sets `now` of each value to that of a version of the service. */
export function withNow(values: readonly SentValue[], version: unknown): SentValue[] {
  const body = asObject(wireNames(version));
  return values.map((each) => ({ ...each, now: valueAt(body, each.path) ?? null }));
}

function isSame(a: unknown, b: unknown): boolean {
  return sameContent(a, b) || (isEmptyValue(a) && isEmptyValue(b));
}

/** Returns the paths of values that a referral still has as they were sent, and that the service ignored. */
export function untakenIn(
  mine: unknown,
  base: { body: unknown; ignored?: readonly SentValue[] } | undefined,
): MergePath[] {
  const body = asObject(wireNames(base?.body));
  return stillSent(base?.ignored ?? [], mine)
    .filter(({ path, sent }) => !sameContent(valueAt(body, path), sent))
    .map(({ path }) => path);
}

/** Whether the service kept only the beginning of a text. */
function isShortened({ sent, now }: Unkept): boolean {
  if (typeof sent !== 'string' || typeof now !== 'string') return false;
  return now.trim() !== '' && now.length < sent.length && sent.trim().startsWith(now.trim());
}

/** Returns the value at a path of a referral with wire names. */
export function valueAt(
  value: unknown,
  [name, ...rest]: MergePath,
  type: PropertyType | undefined = referral,
): unknown {
  if (name === undefined) return value;
  if (Array.isArray(value))
    return valueAt(
      value.find((entry) => identityOf(entry, type) === name),
      rest,
      type,
    );
  const owner = asObject(value);
  const property = type && isResource(type) ? type.property(name) : undefined;
  return valueAt(Object.hasOwn(owner, name) ? owner[name] : undefined, rest, property?.type ?? 'any');
}
