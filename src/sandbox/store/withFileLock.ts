import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from '../../base/isObject';
import { t } from '../../base/l10n';
import { ServiceError } from '../serviceError';

interface LockTimes {
  /** How long to wait for a lock, in milliseconds. */
  patience?: number;
  /** Milliseconds after which a lock counts as abandoned, for any holder. */
  staleAfter?: number;
}

const pollEvery = 15;

/**
 * Does some work while holding a lock file, so that two processes do not write at once. The lock of a process that is
 * gone, or one that is too old, is taken over.
 * @throws ServiceError 503 if the lock is not free in time
 */
export async function withFileLock<T>(
  file: string,
  work: () => Promise<T>,
  { patience = 15_000, staleAfter = 10_000 }: LockTimes = {},
): Promise<T> {
  const owner = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  const deadline = Date.now() + patience;
  while (!(await acquire(file, owner))) {
    if (await removeStale(file, staleAfter)) continue;
    if (Date.now() > deadline) {
      const message = t("The sandbox's data is in use by another process. If there is none, delete {0}.", file);
      throw new ServiceError(503, 'serviceNotAvailable', message, { headers: { 'retry-after': '1' } });
    }
    await wait(pollEvery);
  }
  try {
    return await work();
  } finally {
    // A lock that was taken over from us is no longer ours to remove.
    if ((await textOf(file)) === owner) await rm(file, { force: true });
  }
}

async function acquire(file: string, owner: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(owner);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Windows refuses the name of a file that is being deleted.
    if (code === 'EEXIST' || (process.platform === 'win32' && code === 'EPERM')) return false;
    throw error;
  }
}

/** Takes a lock out of the way whose owner is gone. @returns whether the lock may be free now */
async function removeStale(file: string, staleAfter: number): Promise<boolean> {
  const owner = await textOf(file);
  if (owner === undefined) return true;
  if (!(await isStale(file, owner, staleAfter))) return false;
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return true;
  }
  // Another process may have been faster and hold a lock of its own by now: give that back.
  if ((await textOf(aside)) !== owner) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
  return true;
}

async function isStale(file: string, owner: string, staleAfter: number): Promise<boolean> {
  const age = await stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );
  if (age > staleAfter) return true;
  const pid = ownerHere(owner);
  return pid !== undefined && !isRunning(pid);
}

/** Returns the process id of an owner on this machine. */
function ownerHere(owner: string): number | undefined {
  try {
    const content: unknown = JSON.parse(owner);
    const here = isObject(content) && content.host === hostname() && typeof content.pid === 'number';
    return here ? Number(content.pid) : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
