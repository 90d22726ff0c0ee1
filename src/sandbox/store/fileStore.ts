import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { t } from '../../base/l10n';
import type { StoredReferral } from '../referral/storedReferral';
import { withFileLock } from './fileLock';
import type { ReferralStore, Referrals } from './referralStore';
import { replaceFile, unfinished } from './replaceFile';
import { readStoreText, writeStoreText } from './storeText';

interface FileStoreOptions {
  /** The folder, made if it is not there. */
  readonly dataDir: string;
  /** What a new store holds. */
  readonly initial: () => readonly StoredReferral[];
  readonly log?: (message: string) => void;
}

/** The name of the store's file in its folder. */
export const storeName = 'referrals.json';

/**
 * A store in a file that outlives the process and may be shared by several: each write replaces the file as a whole
 * while a lock is held, each read looks whether the file is another one by now. A file that cannot be read is renamed,
 * never deleted, and the initial referrals take its place.
 */
export async function fileStore({ dataDir, initial, log }: FileStoreOptions): Promise<ReferralStore> {
  const file = path.join(dataDir, storeName);
  const lock = path.join(dataDir, 'referrals.lock');
  let cached: { mark: string; referrals: Referrals } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /** Within one process writers are in line; the lock is for other processes, one of which may delete the folder. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(async () => {
      await mkdir(dataDir, { recursive: true });
      return withFileLock(lock, work);
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function load(): Promise<Referrals | undefined> {
    // The mark is taken first: a file that is replaced in between is read again next time.
    const mark = await markOf(file);
    if (mark === undefined) return undefined;
    if (cached?.mark === mark) return cached.referrals;
    const text = await readIfThere(file);
    const referrals = text === undefined ? undefined : readStoreText(text);
    if (referrals) cached = { mark, referrals };
    return referrals;
  }

  async function save(referrals: Referrals): Promise<void> {
    await replaceFile(file, writeStoreText(referrals));
    const mark = await markOf(file);
    cached = mark === undefined ? undefined : { mark, referrals };
  }

  /** To be called with the lock held. */
  async function loadOrBegin(): Promise<Referrals> {
    const loaded = await load();
    if (loaded) return loaded;
    await setAside(file, log);
    const referrals = new Map(initial().map((referral) => [referral.id, referral]));
    await save(referrals);
    return referrals;
  }

  await alone(async () => {
    await removeUnfinished(dataDir);
    await loadOrBegin();
  });
  return {
    read: async () => (await load()) ?? alone(loadOrBegin),
    change: (work) =>
      alone(async () => {
        const copy = new Map(await loadOrBegin());
        const result = work(copy);
        await save(copy);
        return result;
      }),
  };
}

/** What changes whenever the file is replaced; undefined if there is no file. */
async function markOf(file: string): Promise<string | undefined> {
  try {
    const { ino, mtimeNs, size } = await stat(file, { bigint: true });
    return `${ino}-${mtimeNs}-${size}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function setAside(file: string, log: FileStoreOptions['log']): Promise<void> {
  const aside = file.replace(/\.json$/, `.unreadable-${new Date().toISOString().replaceAll(':', '-')}.json`);
  try {
    await rename(file, aside);
    log?.(t("Could not read the sandbox's data. It was kept as {0}, and replaced by the sample referrals.", aside));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** What writers left behind that were ended in the middle; while the lock is held, no other process writes. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  const left = names.filter((name) => name.startsWith(`${storeName}.`) && name.endsWith(unfinished));
  await Promise.all(left.map((name) => rm(path.join(dataDir, name), { force: true })));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
