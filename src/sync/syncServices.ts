import type { Log, ReferralsApi } from '../api/referralsApi';
import type { BaselineStore } from './state/baseline';
import type { RecordStore } from './state/recordStore';

/** Which referrals the files of the user hold: asked only if a file may have created its referral before. */
export interface HeldReferrals {
  /**
   * Whether a file holds the referral with this ID.
   * @param file the name of the file that created it, which is looked at first
   */
  hasId(id: string, file?: string): Promise<boolean>;
  /** Returns the name of another file than `file` that holds the referral with this ID, if it is known. */
  otherFile?(id: string, file: string): Promise<string | undefined>;
  /** Whether a file holds a referral with this reference that has an ID. */
  hasReference(reference: string): Promise<boolean>;
  /**
   * Returns the referrals in files that have this reference and no ID.
   * @param file the name of a file that surely is looked at
   */
  withoutId(reference: string, file?: string): Promise<readonly unknown[]>;
}

/** What the use cases work with. */
export interface SyncServices {
  api: ReferralsApi;
  baselines: BaselineStore;
  /** Where pending and finished creates are kept (see `CreateNotes`), apart from the baselines. */
  records?: RecordStore;
  /** What the other files hold; without it only the file itself counts. */
  held?: HeldReferrals;
  /**
   * Does some work while no other process sends what is in the same files: between a look at earlier creates and the note
   * of the next one, none may be made.
   */
  exclusive?: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
  clock: () => Date;
  log?: Log;
  /** The service in messages: "the sandbox" or "Partner Center", the default. */
  serviceName?: string;
  /** Waits before a read is repeated; a real wait by default. */
  wait?: (delayMs: number, signal?: AbortSignal) => Promise<void>;
}
