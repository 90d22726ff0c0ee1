import type { BaselineStore } from '../../sync/baseline';

/** Baselines that are read and never changed, for a dry run. */
export function untouched(baselines: BaselineStore): BaselineStore {
  return { get: (key) => baselines.get(key), set: async () => undefined, delete: async () => undefined };
}
