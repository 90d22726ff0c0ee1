import { asObject } from '../referral/asObject';
import type { BaselineStore } from './baseline';
import type { RecordStore } from './recordStore';

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
