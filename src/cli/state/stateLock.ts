import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { t } from '../../base/l10n';
import { UsageError } from '../usageError';

interface Waiting {
  /** How long to wait for another run, in milliseconds. */
  patience?: number;
  /** Told once that another run is waited for. */
  onWait?: (owner: string) => void;
  signal?: AbortSignal | undefined;
}

const pollEvery = 50;

/** A lock without content is one whose owner is about to write it, but not for that long, in milliseconds. */
const emptyFor = 10_000;

/** The locks of this process: a lock with its number and not among them is of an earlier process. */
const held = new Set<string>();

/**
 * Takes the lock of a state folder, so that two runs never send or write the same referrals at once. The lock of a
 * process of this machine that is gone is taken over.
 * @returns gives the lock back
 * @throws UsageError if another run holds it for too long
 */
export async function stateLock(
  file: string,
  { patience = 60_000, onWait, signal }: Waiting = {},
): Promise<() => Promise<void>> {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), token: randomUUID() });
  const deadline = performance.now() + patience;
  let told = false;
  held.add(own);
  while (!(await acquire(file, own))) {
    const owner = await textOf(file);
    if (owner === undefined) continue;
    if (owner === '' ? await isOld(file) : isGone(owner)) {
      await takeAway(file, owner);
      continue;
    }
    if (performance.now() > deadline || signal?.aborted) {
      held.delete(own);
      throw new UsageError(
        t('another run is using {0}; wait for it to end, or delete that file if no run is active', file),
      );
    }
    if (!told) onWait?.(`${processOf(owner)?.pid ?? 'unknown'}`);
    told = true;
    await wait(pollEvery);
  }
  return async () => {
    held.delete(own);
    if ((await textOf(file)) === own) await rm(file, { force: true });
  };
}

async function acquire(file: string, own: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(own);
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

/** Of several that find a lock left behind, one renames it; who then holds another's lock gives it back. */
async function takeAway(file: string, owner: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await textOf(aside)) === owner) await rm(aside, { force: true });
  else await rename(aside, file);
}

function processOf(owner: string): { pid: number; host: string } | undefined {
  try {
    const { pid, host } = JSON.parse(owner) as { pid?: unknown; host?: unknown };
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the owner ran on this machine and has exited. Processes on other machines cannot be checked. */
function isGone(owner: string): boolean {
  const of = processOf(owner);
  if (of?.host !== hostname()) return false;
  if (of.pid === process.pid) return !held.has(owner);
  try {
    process.kill(of.pid, 0);
    return false;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
}

async function isOld(file: string): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs > emptyFor,
    () => false,
  );
}

function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
