import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { t } from '../../base/l10n';
import type { StoredReferral } from '../referral/storedReferral';
import type { ReferralStore, Referrals } from './referralStore';
import { readStoreText, writeStoreText } from './textStore';
import { withFileLock } from './withFileLock';

interface FileStoreOptions {
  /** The folder, made if it is not there. */
  readonly dataDir: string;
  /** What a new store holds. */
  readonly initial: () => readonly StoredReferral[];
  readonly log?: (message: string) => void;
}

/** The name of the store's file in its folder. */
const storeName = 'referrals.json';

/**
 * Returns a store in a file that outlives the process and may be shared by several: each write replaces the file as a
 * whole while a lock is held, each read looks whether the file is another one by now. A file that cannot be read is
 * renamed, never deleted, and the initial referrals take its place.
 */
export async function fileStore({ dataDir, initial, log }: FileStoreOptions): Promise<ReferralStore> {
  const file = path.join(dataDir, storeName);
  const lock = path.join(dataDir, 'referrals.lock');
  let cached: { mark: string; referrals: Referrals } | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  /**
   * Runs work alone. Within one process writers wait in line; the lock is for other processes, one of which may delete
   * the folder.
   */
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

  /** Loads the referrals, or begins with the first ones. Call it with the lock held. */
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

/** Returns what changes whenever the file is replaced; undefined if there is no file. */
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

/** Removes files that killed writers left unfinished; while the lock is held, no other process writes. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const names = await readdir(dataDir);
  const left = names.filter((name) => name.startsWith(`${storeName}.`) && name.endsWith(unfinished));
  await Promise.all(left.map((name) => rm(path.join(dataDir, name), { force: true })));
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** How the name of a file that is still being written ends. */
const unfinished = '.tmp';

const attempts = 5;

/**
 * Replaces a file as a whole: readers see the old text or the new one, also after a power cut.
 */
async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}${unfinished}`;
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await renameOver(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

/** Windows refuses to replace a file that is being read. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (attempt === attempts || (code !== 'EPERM' && code !== 'EACCES' && code !== 'EBUSY')) throw error;
      await wait(attempt * 20);
    }
  }
}

/** Flushes a folder, so that a rename in it lasts. Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
