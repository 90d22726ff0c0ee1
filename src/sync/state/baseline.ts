import { isObject } from '../../base/isObject';
import type { SentValue } from '../compare/ignoredValues';
import type { Spellings } from '../compare/respellings';
import { sameReferral } from '../compare/sameReferral';
import { withoutUnshown } from '../merge/withoutUnshown';
import { alike, sameValue } from '../referral/alike';
import { sameETag } from '../referral/eTag';
import { asObject } from '../referral/wireNames';

/** What the service was last seen saying of a referral, and what the file then took from it. */
export interface Baseline {
  eTag: string;
  body: Readonly<Record<string, unknown>>;
  /** ISO 8601 date-time at which it was seen. */
  seen: string;
  /** How the file spelled the texts of the body that it took; absent if that is not known. */
  spellings?: Spellings;
  /** The body comes from a list, which may show less than a GET: no version to compose an update from. */
  partial?: true;
  /** The body is the answer to a create, which may only repeat the request. */
  created?: true;
  /** What an update tried to make of the body, with wire names, if nothing tells yet whether the service took it. */
  tried?: Readonly<Record<string, unknown>>;
  /** ETag of the version that it was tried on, if that is a newer one than the body's. */
  triedOn?: string;
  /** What was sent and the service did not take: the file keeps it, and it is not sent again until either changes it. */
  ignored?: readonly SentValue[];
  /** Versions before this one, the latest first; see `findEarlier`. */
  earlier?: readonly EarlierVersion[];
}

/**
 * A version before the baseline. It is kept as what differs from the next newer one, since most of a referral stays the
 * same.
 */
interface EarlierVersion {
  eTag: string;
  /** Properties that had another value. */
  was: Readonly<Record<string, unknown>>;
  /** Properties that the version did not have. */
  lacked?: readonly string[];
  /** See `Baseline.partial`. */
  partial?: true;
  /** See `Baseline.spellings`. */
  spellings?: Spellings;
}

/**
 * Keeps baselines outside the user's files. A key is a referral's ID, or begins with `unwritten-` for a record that has
 * no store of its own (see `recordsIn`). Every change is atomic.
 */
export interface BaselineStore {
  get(id: string): Promise<Baseline | undefined>;
  set(id: string, baseline: Baseline): Promise<void>;
  /** Sets only if there is none, also among several processes. @returns whether it was set */
  add(id: string, baseline: Baseline): Promise<boolean>;
  delete(id: string): Promise<void>;
}

/** Whether a value that was read has the shape of a baseline. */
export function isBaseline(value: unknown): value is Baseline {
  return isObject(value) && isObject(value.body) && typeof value.eTag === 'string' && typeof value.seen === 'string';
}

/** A version of a referral. */
export type Version = Pick<Baseline, 'eTag' | 'body' | 'partial' | 'spellings' | 'created'>;

/** Maximum number of versions to keep of one referral. */
const maxVersions = 8;

/** Maximum number of other contents to keep of one ETag. */
const maxShown = 6;

/**
 * Finds the version with an ETag: a baseline, or one before it, such as that of a file that was put back by version
 * control.
 * @param date when the version was updated, if that is known: it tells two contents of one ETag apart
 */
export function findVersion(baseline: Baseline, eTag: string, date?: unknown): Baseline | undefined {
  const versions: Version[] = [baseline, ...versionsBefore(baseline)];
  const found = versions.filter((each) => sameETag(each.eTag, eTag));
  const contents = found.filter((each) => !each.partial);
  const dated = contents.find((each) => isOfDate(each, date));
  // Of several contents, a date that none has is that of another one.
  const isOther = !dated && contents.length > 1 && date && contents.every(({ body }) => body.updatedDateTime);
  const version = dated ?? found[0];
  if (!version || isOther) return undefined;
  const index = versions.indexOf(version);
  if (index === 0) return baseline;
  const earlier = baseline.earlier?.slice(index) ?? [];
  return { ...version, seen: baseline.seen, ...(earlier.length > 0 && { earlier }) };
}

/** Whether a version is known to have been updated at a date. */
export function isOfDate({ body }: Pick<Baseline, 'body'>, date: unknown): boolean {
  return Boolean(date && body.updatedDateTime) && alike(date, body.updatedDateTime);
}

/**
 * Returns a new baseline that keeps the versions before it, and other contents of its own ETag: a file with the ETag may
 * have only what a row of a list showed, or what the service had before it changed the content under that ETag.
 * @param isWritten whether it is what the user wrote: then the file has taken the whole version
 */
export function withEarlier(next: Baseline, before: Baseline | undefined, isWritten = false): Baseline {
  if (!before) return next;
  const known: Version[] = [before, ...versionsBefore(before)];
  const isOwn = (version: Version) => (version.eTag !== '' && version.eTag === next.eTag) || isRowOf(version, next);
  const shown = known
    .filter(isOwn)
    .filter((version) => !isWritten || (isWhole(version) && differsInDate(version, next)))
    .filter((version) => version === before || next.partial || !isNothing(version.body))
    .map((version) => (isWhole(version) ? version : shownOf(version, next)))
    .filter(({ body }) => !sameReferral(body, next.body, 'set'));
  const others = known.filter((version) => version.eTag !== '' && !isOwn(version));
  const all = [...shown.slice(0, maxShown), ...others];
  // A version is not kept without what was shown of it.
  const dropped = all[maxVersions];
  const versions = all.slice(0, maxVersions).filter(({ eTag }) => !(dropped?.partial && dropped.eTag === eTag));
  if (versions.length === 0) return next;
  let { body } = next;
  const earlier = versions.map((version) => {
    const difference = differenceOf(version, body);
    body = version.body;
    return difference;
  });
  return { ...next, earlier };
}

/** Whether a version is a part that was shown of another one: a list may show rows without an ETag. */
export function isRowOf(row: Pick<Baseline, 'eTag' | 'partial' | 'body'>, version: Version): boolean {
  if (!row.partial) return false;
  return row.eTag === '' ? !differsInDate(row, version) : sameETag(row.eTag, version.eTag);
}

/** Whether a version is neither a row of a list nor an answer that may only repeat the request. */
function isWhole({ partial, created }: Version): boolean {
  return !partial && !created;
}

/** Whether two versions are known to have been updated at different dates. */
export function differsInDate({ body }: Pick<Baseline, 'body'>, other: Pick<Baseline, 'body'>): boolean {
  return Boolean(body.updatedDateTime && other.body.updatedDateTime) && !isOfDate(other, body.updatedDateTime);
}

/** Whether nothing of a version was shown, as after an adoption: until a file takes the whole version. */
export function isNothing(body: Baseline['body']): boolean {
  return Object.keys(body).length === 0;
}

/**
 * Returns what was shown of a version with the same ETag: a row of a list as it is; the answer to a create as the part of
 * the newer one that it had. A user may have set a value to what it was before.
 */
function shownOf({ body, partial }: Version, next: Baseline): Version {
  return { eTag: next.eTag, body: partial ? body : asObject(withoutUnshown(body, {}, next.body)), partial: true };
}

/** Returns the versions before a baseline, the latest first. */
export function versionsBefore({ body, earlier }: Pick<Baseline, 'body' | 'earlier'>): Version[] {
  let newer = body;
  return (Array.isArray(earlier) ? earlier.filter(isObject) : []).map(({ eTag, was, lacked, partial, spellings }) => {
    const older = { ...newer, ...asObject(was) };
    for (const name of Array.isArray(lacked) ? lacked : []) delete older[String(name)];
    newer = older;
    return {
      eTag: String(eTag),
      body: older,
      ...(partial === true && { partial }),
      ...(isObject(spellings) && { spellings: spellings as Spellings }),
    };
  });
}

function differenceOf({ eTag, body, partial, spellings }: Version, newer: Baseline['body']): EarlierVersion {
  const was = Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !Object.hasOwn(newer, name) || !sameValue(value, newer[name])),
  );
  const lacked = Object.keys(newer).filter((name) => !Object.hasOwn(body, name));
  return {
    eTag,
    was,
    ...(lacked.length > 0 && { lacked }),
    ...(partial && { partial }),
    ...(spellings && { spellings }),
  };
}
