import type { Baseline, BaselineStore } from './baseline';

/** Baselines that end with the process: for tests and for a terminal's one-off commands. */
export function memoryBaselines(entries: Iterable<readonly [string, Baseline]> = []): BaselineStore {
  const kept = new Map(entries);
  return {
    get: async (id) => kept.get(id),
    set: async (id, baseline) => void kept.set(id, baseline),
    delete: async (id) => void kept.delete(id),
  };
}
