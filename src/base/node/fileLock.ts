import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type FileHandle, link, lstat, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createFile } from './atomicWrite';
import { hasCode } from './errno';
import { hasEnded, processNumber, thisProcess } from './processIdentity';
import { temporaryName } from './temporaryFiles';

/** A lock that this process holds. */
export interface FileLock {
  /** Whether it still is this process's: after a long sleep of the computer, another process may have taken it over. */
  isHeld(): boolean;
  release(): Promise<void>;
}

interface LockOptions {
  /** Maximum time to wait for the process that holds the lock, in milliseconds. */
  patienceMs?: number;
  /** Called once if the lock must be waited for. */
  onWait?: () => void;
  signal?: AbortSignal | undefined;
  /** How often a holder shows that it is alive, in milliseconds. */
  beatMs?: number;
  /** How long a holder that cannot be asked may show no life, in milliseconds. */
  staleMs?: number;
}

/** A lock could not be had. */
export class FileLockError extends Error {
  /** @param holder the number of the process that holds it, if that is one of this machine */
  constructor(
    readonly reason: 'busy' | 'cancelled',
    readonly holder?: number,
  ) {
    super(reason === 'busy' ? 'another process is working with it' : 'waiting for another process was canceled');
  }
}

/** Digits of the heartbeat, a counter at the end of the lock file. */
const beatDigits = 12;
/** Maximum length of a lock file, in bytes. */
const maxLength = 1000;
const [shortPauseMs, longPauseMs] = [50, 500];

/**
 * Takes a lock for which processes of any machine or container with access to the folder can compete. The holder counts
 * a number in the file up; a waiting process takes the lock over if the holder has ended or that number stops. Clocks
 * are not compared.
 * @throws FileLockError if the lock cannot be had in time; Error of the file system
 */
export async function lockFile(
  file: string,
  { patienceMs = 60_000, onWait, signal, beatMs = 2_000, staleMs = 20_000 }: LockOptions = {},
): Promise<FileLock> {
  const owner = `${thisProcess} ${randomUUID()}\n`;
  const deadline = performance.now() + patienceMs;
  let pause = shortPauseMs;
  let seen: string | undefined;
  let quietMs = 0;
  let removed: string | undefined;
  while (!(await createFile(file, owner + beatText(0), 0o600))) {
    const text = await textOf(file);
    if (text === undefined) continue;
    if (text !== seen) quietMs = 0;
    const isStale = hasEnded(text.split(' ', 1)[0] ?? '') ?? quietMs >= staleMs;
    // Once: a file that cannot be removed is waited for like one that is held.
    if (isStale && text !== removed) {
      removed = text;
      await remove(file, text);
      continue;
    }
    if (seen === undefined) onWait?.();
    seen = text;
    if (signal?.aborted) throw new FileLockError('cancelled');
    const before = performance.now();
    if (before > deadline) throw new FileLockError('busy', processNumber(text.split(' ', 1)[0] ?? ''));
    await wait(pause, undefined, { signal }).catch(() => undefined);
    // A computer that slept has not watched the holder for that time.
    quietMs += Math.min(performance.now() - before, 2 * pause);
    pause = Math.min(longPauseMs, pause * 1.5);
  }
  return hold(file, owner, await open(file, 'r+'), beatMs);
}

function hold(file: string, owner: string, handle: FileHandle, beatMs: number): FileLock {
  let beats = 0;
  const timer = setInterval(() => {
    handle.write(beatText(++beats), owner.length).catch(() => undefined); // a missed beat is seen by the next check
  }, beatMs).unref();
  return {
    isHeld() {
      try {
        return readFileSync(file, 'utf8').startsWith(owner);
      } catch {
        return false;
      }
    },
    async release() {
      clearInterval(timer);
      await handle.close();
      const text = await textOf(file).catch(() => undefined);
      if (text?.startsWith(owner)) await remove(file, text);
    },
  };
}

function beatText(beats: number): string {
  return String(beats).padStart(beatDigits, '0');
}

/** Removes a lock with this content. If another process was faster and holds it by now, gives it back. */
async function remove(file: string, text: string): Promise<void> {
  if ((await textOf(file)) !== text) return;
  const aside = path.join(path.dirname(file), temporaryName());
  try {
    await rename(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'EPERM', 'EACCES', 'EBUSY')) return;
    throw error;
  }
  if ((await textOf(aside)) !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

/** @throws Error if something else has the name of a lock: a pipe would never end, and a link may lead anywhere */
async function textOf(file: string): Promise<string | undefined> {
  try {
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size > maxLength) throw new Error(`${path.basename(file)} is not a lock`);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}
