import type { Profile } from './behavior';
import { BrokenResponse } from './brokenResponse';
import { openSandbox } from './openSandbox';
import { collectionPath } from './referralsService';
import { sampleReferrals } from './sample/sampleReferrals';
import { type StoreText, textStore } from './store/textStore';

interface WorkerOptions {
  /** Where its data are kept. */
  text: StoreText;
  profile?: Profile | undefined;
  log?: (message: string) => void;
}

/** A sandbox that is called, not reached over a network. */
interface WorkerSandbox {
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /**
   * Resets the sandbox to its first referrals.
   * @returns their number
   */
  reset(): Promise<number>;
  /** Changes what it takes from now on. */
  setProfile(profile: Profile): void;
  close(): Promise<void>;
}

/** Starts the emulator in a host that cannot listen, such as a browser: requests are calls of its handler. */
export function workerSandbox({ text, profile, log }: WorkerOptions): WorkerSandbox {
  const clock = (): Date => new Date();
  const initial = () => sampleReferrals(clock());
  const store = textStore(text, initial, log);
  const { handler, reset, setProfile } = openSandbox({ store, initial, clock, profile, log });
  return {
    url: `http://127.0.0.1${collectionPath}`,
    fetch: async (input, init) => {
      const response = await handler(new Request(input, init));
      if (response instanceof BrokenResponse) throw new TypeError('Failed to fetch');
      return response;
    },
    reset,
    setProfile,
    close: async () => undefined,
  };
}
