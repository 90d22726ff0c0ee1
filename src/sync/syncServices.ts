import type { Log, ReferralsApi } from '../api/referralsApi';
import type { BaselineStore } from './state/baseline';
import type { RecordStore } from './state/recordStore';

/** Finds referrals in the files of the user. Used only if a referral may have been created before. */
export interface HeldReferrals {
  /**
   * Whether a file contains the referral with this ID.
   * @param file the name of the file that created it, which is searched first
   */
  hasId(id: string, file?: string): Promise<boolean>;
  /** Returns the name of a file other than `file` that contains the referral with this ID, if there is one. */
  otherFile?(id: string, file: string): Promise<string | undefined>;
  /** Whether a file contains a referral with this reference and an ID. */
  hasReference(reference: string): Promise<boolean>;
  /**
   * Returns the referrals in files that have this reference and no ID.
   * @param file the name of a file to search as well
   */
  withoutId(reference: string, file?: string): Promise<readonly unknown[]>;
}

/** The services that pull and submit use. */
export interface SyncServices {
  api: ReferralsApi;
  baselines: BaselineStore;
  /** The store of pending and finished creates (see `CreateNotes`); among the baselines by default. */
  records?: RecordStore;
  /** Finds referrals in other files; without it, only the file itself is searched. */
  held?: HeldReferrals;
  /**
   * Runs a task while no other process sends referrals of the same files. No create may happen between the search for
   * earlier creates and the note of the next one.
   */
  exclusive?: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
  clock: () => Date;
  log?: Log;
  /** The name of the service in messages: "the sandbox" or "Partner Center" (default). */
  serviceName?: string;
  /** Waits before a read is repeated. Tests replace it. */
  wait?: (delayMs: number, signal?: AbortSignal) => Promise<void>;
}
