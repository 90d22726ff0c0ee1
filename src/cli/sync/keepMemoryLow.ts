import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Above this, in bytes, a collection is worth its ten milliseconds; a run of the CLI lives well below. */
const enough = 120 * 2 ** 20;

/** Less garbage than this, in bytes, is not worth it either. */
const garbage = 16 * 2 ** 20;

/** Calls between two looks. */
const step = 100;

/**
 * Keeps Node from letting garbage pile up: nearly all of what a long run makes is dead a moment later, and Node would
 * rather take memory than look for it.
 * @returns to be called after each piece of work
 */
export function keepMemoryLow(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('globalThis.gc');
  let calls = 0;
  let left = 0;
  return () => {
    if (++calls % step !== 0 || typeof collect !== 'function' || process.memoryUsage.rss() < enough) return;
    if (inUse() < left + garbage) return;
    collect();
    left = inUse();
  };
}

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
