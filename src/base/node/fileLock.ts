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
  /**
   * Whether this process still holds the lock: after the computer slept for long, another process may have taken it.
   */
  isHeld(): boolean;
  release(): Promise<void>;
}

interface LockOptions {
  /** Maximum time to wait for the process that holds the lock, in milliseconds. */
  patienceMs?: number;
  /** Called once if the lock must be waited for. */
  onWait?: () => void;
  signal?: AbortSignal | undefined;
  /** How often the holder changes the lock file to show that it runs, in milliseconds. */
  beatMs?: number;
  /** How long the lock file may stay unchanged if the process of its holder cannot be checked, in milliseconds. */
  staleMs?: number;
}

/** Thrown if a lock could not be taken. */
export class FileLockError extends Error {
  /** @param holder the PID of the process that holds the lock, if it runs on this machine */
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
 * Takes a lock that is shared by all processes with access to the folder, on any machine or in any container. The
 * holder increments a counter in the file. A waiting process takes the lock over if the holder has ended or the counter
 * stops. Does not compare clocks.
 * @throws FileLockError if the lock is not free in time or `signal` is aborted; Error of the file system
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
    // Tries this only once. If the file cannot be removed, waits as if the lock were held.
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
    // Does not count the time that the computer slept.
    quietMs += Math.min(performance.now() - before, 2 * pause);
    pause = Math.min(longPauseMs, pause * 1.5);
  }
  return hold(file, owner, await open(file, 'r+'), beatMs);
}

function hold(file: string, owner: string, handle: FileHandle, beatMs: number): FileLock {
  let beats = 0;
  const timer = setInterval(() => {
    handle.write(beatText(++beats), owner.length).catch(() => undefined); // one missed beat does no harm
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

/** Removes a lock with this content. Puts it back if another process has taken it in the meantime. */
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

/**
 * @throws Error if the path is not a small regular file: reading a pipe would never end, and a link could lead anywhere
 */
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
