import type { StoredReferral } from '../referral/storedReferral';
import type { ReferralStore } from './referralStore';

/** A store that ends with the process. */
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
