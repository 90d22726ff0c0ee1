import type { StoredReferral } from '../referral/storedReferral';

/** Referrals by id, in the order of their creation. */
export type Referrals = ReadonlyMap<string, StoredReferral>;

/** Where the sandbox keeps its referrals. */
export interface ReferralStore {
  /** Returns what is stored now, including changes of other processes. */
  read(): Promise<Referrals>;
  /**
   * Changes what is stored, alone: no other writer is let in meanwhile. Nothing is stored if `work` throws.
   * @param work gets a copy to change, and returns what the caller wants back
   */
  change<T>(work: (referrals: Map<string, StoredReferral>) => T): Promise<T>;
}

/** Returns a store that ends with the process. */
export function memoryStore(initial: readonly StoredReferral[]): ReferralStore {
  let referrals: ReadonlyMap<string, StoredReferral> = new Map(initial.map((referral) => [referral.id, referral]));
  return {
    read: async () => referrals,
    change: async (work) => {
      const copy = new Map(referrals);
      const result = work(copy);
      referrals = copy;
      return result;
    },
  };
}
