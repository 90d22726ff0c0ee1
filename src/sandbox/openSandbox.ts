import { defaultBehavior, type Profile } from './profile/behavior';
import type { StoredReferral } from './referral/storedReferral';
import { sandboxHandler } from './sandboxHandler';
import type { ReferralStore } from './store/referralStore';

interface OpenOptions {
  readonly store: ReferralStore;
  /** What the store holds at first. */
  readonly initial: () => StoredReferral[];
  readonly clock: () => Date;
  readonly profile?: Profile | undefined;
  readonly log?: ((message: string) => void) | undefined;
}

/** A sandbox without a way to reach it. */
export interface OpenSandbox {
  readonly handler: (request: Request) => Promise<Response>;
  /** Back to the first referrals. @returns how many there are */
  reset(): Promise<number>;
  /** Changes what it takes from now on. */
  setProfile(profile: Profile): void;
}

/** Opens the emulator over a store. */
export function openSandbox({ store, initial, clock, log, ...options }: OpenOptions): OpenSandbox {
  const chosen = { behavior: { ...defaultBehavior, profile: options.profile ?? defaultBehavior.profile } };
  const reset = (): Promise<number> =>
    store.change((referrals) => {
      referrals.clear();
      for (const referral of initial()) referrals.set(referral.id, referral);
      return referrals.size;
    });
  return {
    handler: sandboxHandler({ store, clock, reset, ...(log && { log }), chosen }),
    reset,
    setProfile: (profile) => {
      chosen.behavior = { ...chosen.behavior, profile };
    },
  };
}
