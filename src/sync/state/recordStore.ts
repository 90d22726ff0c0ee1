import { asObject } from '../referral/wireNames';
import type { BaselineStore } from './baseline';

/**
 * Stores JSON values outside the user's files, each with a key of lower-case letters, digits and dashes. Implemented by
 * `.referrals/` on a disk, and by VS Code's storage in a browser.
 *
 * Rejects if the store is damaged or cannot be read. It must never report a missing record instead, which could create
 * a referral twice.
 */
export interface RecordStore {
  /** Returns the value of a key, unchecked; undefined if there is none. */
  get(key: string): Promise<unknown>;
  /**
   * Replaces the value of a key with the result of `next`; undefined removes it. The change is atomic, also among
   * processes, and is stored before the promise resolves.
   * @param next called once, synchronously; writes nothing if it returns the same value
   */
  change(key: string, next: (value: unknown) => unknown): Promise<void>;
}

/** Returns records in memory. */
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

/** Returns records that are stored among the baselines, for storage without a separate place for them. */
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
