import { isObject } from '../../base/isObject';

/** What the service was last seen saying of a referral, and what the file then took from it. */
export interface Baseline {
  eTag: string;
  body: Readonly<Record<string, unknown>>;
  /** ISO 8601 date-time at which it was seen. */
  seen: string;
  /** The body comes from a list, which may show less than a GET: no version to compose an update from. */
  partial?: true;
  /** What an update tried to make of the body, with wire names, if nothing tells yet whether the service took it. */
  tried?: Readonly<Record<string, unknown>>;
  /** ETag of the version that it was tried on, if that is a newer one than the body's. */
  triedOn?: string;
  /** Versions before this one, the latest first; see `findEarlier`. */
  earlier?: readonly EarlierVersion[];
}

/**
 * A version before the baseline. It is kept as what differs from the next newer one, since most of a referral stays the
 * same.
 */
export interface EarlierVersion {
  eTag: string;
  /** Properties that had another value. */
  was: Readonly<Record<string, unknown>>;
  /** Properties that the version did not have. */
  lacked?: readonly string[];
  /** See `Baseline.partial`. */
  partial?: true;
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
