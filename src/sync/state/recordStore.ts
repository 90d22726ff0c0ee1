import { asObject } from '../referral/wireNames';
import type { BaselineStore } from './baseline';

/**
 * Keeps JSON values outside the user's files, each under a key of lower-case letters, digits and dashes. The port that
 * storage implements: `.referrals/` on a disk, VS Code's storage elsewhere; one format for editor and command line.
 *
 * A store that is damaged or cannot be read rejects. It never answers as if there were no record: that would create a
 * referral twice.
 */
export interface RecordStore {
  /** Returns the value of a key, unchecked; undefined if there is none. */
  get(key: string): Promise<unknown>;
  /**
   * Replaces the value of a key by what `next` makes of it; undefined removes it. No other change of this key happens in
   * between, also by another process. Whole or not at all, and kept before the promise resolves.
   * @param next called once, synchronously; the value that it was given means to write nothing
   */
  change(key: string, next: (value: unknown) => unknown): Promise<void>;
}

/** Records that end with the process. */
export function memoryRecords(kept: Map<string, unknown> = new Map()): RecordStore {
  return {
    get: async (key) => kept.get(key),
    async change(key, next) {
      const value = next(kept.get(key));
      if (value === undefined) kept.delete(key);
      else kept.set(key, value);
    },
  };
}

const turns = new WeakMap<BaselineStore, Promise<unknown>>();

/** Keeps records among the baselines, for storage that has no place of its own for them. */
export function recordsIn(baselines: BaselineStore): RecordStore {
  const read = async (key: string) => asObject((await baselines.get(keyOf(key)))?.body).record;
  return {
    get: read,
    change(key, next) {
      const before = turns.get(baselines) ?? Promise.resolve();
      const turn = before.then(async () => {
        const value = await read(key);
        const record = next(value);
        if (record === value) return;
        if (record === undefined) await baselines.delete(keyOf(key));
        else await baselines.set(keyOf(key), { eTag: '', body: { record }, seen: '' });
      });
      const settled = turn.catch(() => undefined);
      turns.set(baselines, settled);
      return turn;
    },
  };
}

function keyOf(key: string): string {
  return `unwritten-${key}`;
}
