import { setTranslate, type Translate, t } from '../base/l10n';
import type { Profile } from './behavior';
import { listen } from './listen';
import { openSandbox } from './openSandbox';
import type { StoredReferral } from './referral/storedReferral';
import { collectionPath } from './referralsService';
import { generateReferrals } from './sample/generateReferrals';
import { sampleReferrals } from './sample/sampleReferrals';
import { fileStore } from './store/fileStore';
import { memoryStore, type ReferralStore } from './store/referralStore';

export interface SandboxOptions {
  /** 0, the default, for any free one. */
  port?: number;
  /** The folder of the data; without it they end with the process. */
  dataDir?: string;
  /** This many generated referrals instead of the samples; into data that are there already, the ones they lack. */
  seed?: number;
  clock?: () => Date;
  /** What it takes: `documented` if not given. */
  profile?: Profile | undefined;
  log?: (message: string) => void;
  /** Translates texts. The sandbox is its own bundle, so `setTranslate` of the caller does not reach it. */
  translate?: Translate | undefined;
}

/** A sandbox that listens. */
export interface Sandbox {
  /** The URL of the referrals: `http://127.0.0.1:PORT/v1.0/engagements/referrals`. */
  readonly url: string;
  readonly port: number;
  /**
   * Resets the sandbox to its first referrals.
   * @returns their number
   */
  reset(): Promise<number>;
  /** Changes what it takes from now on. */
  setProfile(profile: Profile): void;
  close(): Promise<void>;
}

/**
 * Starts the emulator of the Referrals API on 127.0.0.1 (docs/service.md, "How the sandbox behaves").
 * @throws Error with a sentence for the user if the port or the folder cannot be used
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, dataDir, seed, clock = () => new Date(), log, translate } = options;
  if (translate) setTranslate(translate);
  const initial = (): StoredReferral[] =>
    seed === undefined ? sampleReferrals(clock()) : generateReferrals(seed, clock());
  const first = initial();
  const store = dataDir === undefined ? memoryStore(first) : await openStore(dataDir, initial, log);
  if (dataDir !== undefined && seed !== undefined) await addMissing(store, first);
  const { handler, reset, setProfile } = openSandbox({ store, initial, clock, log, profile: options.profile });
  const server = await listen(handler, port);
  return {
    url: `http://127.0.0.1:${server.port}${collectionPath}`,
    port: server.port,
    reset,
    setProfile,
    close: server.close,
  };
}

async function openStore(
  dataDir: string,
  initial: () => StoredReferral[],
  log: SandboxOptions['log'],
): Promise<ReferralStore> {
  try {
    return await fileStore({ dataDir, initial, log });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(t('The sandbox cannot keep its data in {0}: {1}', dataDir, reason), { cause: error });
  }
}

async function addMissing(store: ReferralStore, wanted: readonly StoredReferral[]): Promise<void> {
  const stored = await store.read();
  if (wanted.every(({ id }) => stored.has(id))) return;
  await store.change((referrals) => {
    for (const referral of wanted) if (!referrals.has(referral.id)) referrals.set(referral.id, referral);
  });
}
