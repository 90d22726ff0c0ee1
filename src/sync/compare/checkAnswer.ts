import { isObject } from '../../base/isObject';
import { isResource, type PropertyType } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { groupEntries, identityOf } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue, sameContent } from '../referral/alike';
import { payload } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject } from '../referral/wireNames';
import { isNormalized } from './isNormalized';
import { changedPaths } from './sameReferral';

/**
 * A property whose value at the service differs from the value that was sent. `undefined` means that the property is
 * missing.
 */
export interface Unkept {
  /**
   * `ignored`: it is as before. `changed`: it is something else. `missing`: it was not changed by the update, and the
   * answer does not have it.
   */
  kind: 'ignored' | 'changed' | 'missing';
  path: MergePath;
  sent: unknown;
  now: unknown;
}

type Body = Readonly<Record<string, unknown>>;

/** The properties that the service sets when a referral is created, whatever was sent. */
const movedByService: readonly string[] = ['status', 'substatus', 'statusReason'];

/**
 * Compares the service's version after a write with what was sent. Services may respell texts and dates; another
 * spelling of the same value counts as kept.
 * @param on the version that was written to; empty for a create
 * @param sent the whole referral that the write should result in
 * @param now the service's answer; all three with wire names
 * @param mayMove the properties that the service may set to something else; none for an update
 */
export function checkKept(on: Body, sent: Body, now: Body, mayMove = movedByService): Unkept[] {
  const found: Unkept[] = [];
  compare(on, sent, now, referral, [], found);
  return found.filter(({ kind, path }) => kind !== 'changed' || path.length > 1 || !mayMove.includes(path[0] ?? ''));
}

function compare(
  on: unknown,
  sent: unknown,
  now: unknown,
  type: PropertyType | undefined,
  path: MergePath,
  found: Unkept[],
): void {
  if (sameContent(sent, now) || (isEmptyValue(sent) && isEmptyValue(now))) return;
  if (isObject(sent) && isObject(now)) {
    const was = isObject(on) ? on : {};
    const resource = type && isResource(type) ? type : undefined;
    for (const name of new Set([...Object.keys(sent), ...Object.keys(was)])) {
      const property = resource?.property(name);
      if (property?.readOnly) continue;
      compare(own(was, name), own(sent, name), own(now, name), property?.type, [...path, name], found);
    }
    return;
  }
  if (Array.isArray(sent) && Array.isArray(now)) {
    const groups = groupEntries(Array.isArray(on) ? on : [], sent, now, type);
    if (groups?.every(({ base, mine, theirs }) => Math.max(base.length, mine.length, theirs.length) < 2)) {
      for (const { key, base, mine, theirs } of groups) {
        // What the service adds to a list by itself does not answer what was sent.
        if (mine.length > 0 || base.length > 0) compare(base[0], mine[0], theirs[0], type, [...path, key], found);
      }
      return;
    }
  }
  const wasSent = !sameContent(on, sent);
  if (!wasSent && (isEmptyValue(sent) || !isEmptyValue(now))) return;
  const isIgnored = wasSent && sameContent(on, now);
  if (!isIgnored && isNormalized(sent, now)) return;
  const kind = !wasSent ? 'missing' : isIgnored || isEmptyValue(now) ? 'ignored' : 'changed';
  found.push({ kind, path, sent, now });
}

function own(value: Body, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/**
 * Returns the service's version of a referral, with the values that the service ignored or cut short as they were sent.
 * The user's values then stay in the file.
 * @param body with wire names
 */
export function keepIgnored(body: Record<string, unknown>, unkept: readonly Unkept[]): Record<string, unknown> {
  return withSent(
    body,
    unkept.filter((each) => each.kind === 'ignored' || isShortened(each)),
  );
}

/** A version with some of its values as they were sent. */
export function withSent(body: Record<string, unknown>, values: readonly Unkept[]): Record<string, unknown> {
  return values.reduce((value, { path, sent }) => asObject(replaced(value, referral, path, sent)), body);
}

/** Whether the service kept only the beginning of a text. */
function isShortened({ sent, now }: Unkept): boolean {
  if (typeof sent !== 'string' || typeof now !== 'string') return false;
  return now.trim() !== '' && now.length < sent.length && sent.trim().startsWith(now.trim());
}

function replaced(value: unknown, type: PropertyType | undefined, [name, ...rest]: MergePath, sent: unknown): unknown {
  if (name === undefined) return sent;
  if (Array.isArray(value)) {
    const index = value.findIndex((entry) => identityOf(entry, type) === name);
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
export interface Answer {
  /** Paths of the values that the service set to something other than what was sent. */
  set: readonly MergePath[];
  /** The status that it has now, such as "Active · Accepted". */
  status: string;
  /** Whether the file has other values, which it kept: the next submit asks about them. */
  differs?: true;
}

/**
 * Compares the referral that was sent with the service's answer. Does not look at the file, which may have changed
 * meanwhile.
 */
export function answerTo(sent: unknown, got: unknown): Answer {
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

/** Whether a referral has a value at a path. If the sent referral has none, the service only added it. */
function isGiven(referral: unknown, path: MergePath): boolean {
  let value = referral;
  for (const name of path) value = asObject(value)[name];
  return value !== undefined && value !== null && value !== '';
}
