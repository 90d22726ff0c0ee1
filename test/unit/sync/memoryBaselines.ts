import type { Baseline, BaselineStore } from '../../../src/sync/state/baseline';

/** Baselines that end with the process: for tests and for a terminal's one-off commands. */
export function memoryBaselines(entries: Iterable<readonly [string, Baseline]> = []): BaselineStore {
  const kept = new Map(entries);
  return {
    get: async (id) => kept.get(id),
    set: async (id, baseline) => void kept.set(id, baseline),
    add: async (id, baseline) => !kept.has(id) && kept.set(id, baseline) !== undefined,
    delete: async (id) => void kept.delete(id),
  };
}
