import { isObject } from '../../base/isObject';
import type { SentValue } from '../compare/ignoredValues';
import type { Spellings } from '../compare/respellings';
import { sameReferral } from '../compare/sameReferral';
import { withoutUnshown } from '../merge/withoutUnshown';
import { alike, sameValue } from '../referral/alike';
import { sameETag } from '../referral/eTag';
import { asObject } from '../referral/wireNames';

/** The last known version of a referral in the service, and what is known about the file that has it. */
export interface Baseline {
  eTag: string;
  body: Readonly<Record<string, unknown>>;
  /** When it was read: ISO 8601 date-time. */
  seen: string;
  /** How the file spelled texts of the body when the two last agreed; absent if unknown. */
  spellings?: Spellings;
  /** Whether the body comes from a list, which may show less than a GET, so that no update can be based on it. */
  partial?: true;
  /** Whether the body is the response to a create, which may only echo the request. */
  created?: true;
  /**
   * The version, with wire names, that an update tried to create, while it is unknown whether the service took the
   * update.
   */
  tried?: Readonly<Record<string, unknown>>;
  /** ETag of the version that this update was based on, if it is newer than the body. */
  triedOn?: string;
  /**
   * Values that were sent and that the service ignored. The file keeps them, and they are not sent again until the
   * value changes in the file or in the service.
   */
  ignored?: readonly SentValue[];
  /** Earlier versions, the latest first; see `versionsBefore`. */
  earlier?: readonly EarlierVersion[];
}

/** An earlier version, stored as its differences from the next newer one. */
interface EarlierVersion {
  eTag: string;
  /** Properties that had a different value. */
  was: Readonly<Record<string, unknown>>;
  /** Properties that the version did not have. */
  lacked?: readonly string[];
  /** See `Baseline.partial`. */
  partial?: true;
  /** See `Baseline.spellings`. */
  spellings?: Spellings;
}

/**
 * Stores baselines outside the user's files. A key is the ID of a referral, or begins with `unwritten-` for a record
 * that has no separate store (see `recordsIn`). Every change is atomic.
 */
export interface BaselineStore {
  get(id: string): Promise<Baseline | undefined>;
  set(id: string, baseline: Baseline): Promise<void>;
  /** Sets a baseline only if there is none, even if several processes try. @returns whether it was set */
  add(id: string, baseline: Baseline): Promise<boolean>;
  delete(id: string): Promise<void>;
}

/** Whether a value that was read has the shape of a baseline. */
export function isBaseline(value: unknown): value is Baseline {
  return isObject(value) && isObject(value.body) && typeof value.eTag === 'string' && typeof value.seen === 'string';
}

/** A version of a referral. */
export type Version = Pick<Baseline, 'eTag' | 'body' | 'partial' | 'spellings' | 'created'>;

/** Maximum number of earlier versions to keep for a referral. */
const maxVersions = 8;

/** Maximum number of different responses to keep for an ETag. */
const maxShown = 6;

/**
 * Finds the version with an ETag: the baseline or an earlier version, such as that of a file restored by version
 * control.
 * @param date the `updatedDateTime` of the version, if known, which distinguishes responses with the same ETag
 */
export function findVersion(baseline: Baseline, eTag: string, date?: unknown): Baseline | undefined {
  const versions: Version[] = [baseline, ...versionsBefore(baseline)];
  const found = versions.filter((each) => sameETag(each.eTag, eTag));
  const contents = found.filter((each) => !each.partial);
  const dated = contents.find((each) => isOfDate(each, date));
  // If several responses have the ETag and none has the date, it is an unknown version.
  const isOther = !dated && contents.length > 1 && date && contents.every(({ body }) => body.updatedDateTime);
  const version = dated ?? found[0];
  if (!version || isOther) return undefined;
  const index = versions.indexOf(version);
  if (index === 0) return baseline;
  const earlier = baseline.earlier?.slice(index) ?? [];
  return { ...version, seen: baseline.seen, ...(earlier.length > 0 && { earlier }) };
}

/** Whether a version has this `updatedDateTime`. */
export function isOfDate({ body }: Pick<Baseline, 'body'>, date: unknown): boolean {
  return Boolean(date && body.updatedDateTime) && alike(date, body.updatedDateTime);
}

/**
 * Returns a new baseline with the earlier versions. Also keeps other responses with its ETag: a file with this ETag may
 * have only the values of a list entry, or those that the service had before it changed them without a new ETag.
 * @param isWritten whether it is the result of the user's update, so that the file has the whole version
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
  // Drops a version if the list entry that belongs to it is dropped.
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

/** Whether a list entry belongs to a version. Compares dates if the list omits the ETag. */
export function isRowOf(row: Pick<Baseline, 'eTag' | 'partial' | 'body'>, version: Version): boolean {
  if (!row.partial) return false;
  return row.eTag === '' ? !differsInDate(row, version) : sameETag(row.eTag, version.eTag);
}

/** Whether a version is neither a list entry nor the response to a create. */
function isWhole({ partial, created }: Version): boolean {
  return !partial && !created;
}

/** Whether two versions have different dates; false if either has none. */
export function differsInDate({ body }: Pick<Baseline, 'body'>, other: Pick<Baseline, 'body'>): boolean {
  return Boolean(body.updatedDateTime && other.body.updatedDateTime) && !isOfDate(other, body.updatedDateTime);
}

/** Whether a version is empty, as after an adoption until a file gets the whole version. */
export function isNothing(body: Baseline['body']): boolean {
  return Object.keys(body).length === 0;
}

/**
 * Returns an incomplete version with the same ETag: a list entry as it is, or the part of the newer version that the
 * response to a create had. The user may have set a value back to the earlier one.
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
