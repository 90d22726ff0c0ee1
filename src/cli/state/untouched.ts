import type { BaselineStore } from '../../sync/baseline';

/** Baselines that are read and never changed, for a dry run. */
export function untouched(baselines: BaselineStore): BaselineStore {
  return {
    get: (key) => baselines.get(key),
    set: async () => undefined,
    add: async (key) => (await baselines.get(key)) === undefined,
    delete: async () => undefined,
  };
}
