import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { poll } from './poll';

const minute = 60_000;

/**
 * Runs `work` while no other process runs work under the same lock; waits up to ten minutes for its turn.
 * @param file Path of the lock. It names its holder, so that the lock of a process that died is not waited for.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  await poll(`another process to finish its work under ${file}`, () => take(file), {
    timeout: 10 * minute,
    every: 250,
  });
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

function isAbandoned(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    // An empty file is one whose holder is just about to write its number into it.
    if (!holder) return Date.now() - statSync(file).mtimeMs > minute;
    return !isRunning(holder);
  } catch {
    return false; // released meanwhile
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
