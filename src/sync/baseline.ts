/** What the service was last seen saying of a referral, and what the file then took from it. */
export interface Baseline {
  eTag: string;
  body: Readonly<Record<string, unknown>>;
  /** ISO 8601 date-time at which it was seen. */
  seen: string;
}

/**
 * Baselines, kept outside the user's files. A key is a referral's id, or `unwritten-` and 64 hexadecimal digits for a
 * referral that was created and did not reach its file yet (see `submitReferral`). Every change is whole or not at all.
 */
export interface BaselineStore {
  get(id: string): Promise<Baseline | undefined>;
  set(id: string, baseline: Baseline): Promise<void>;
  delete(id: string): Promise<void>;
}
