import type { ReferralState } from '../../sync/state/node/referralState';
import type { SyncServices } from '../../sync/syncServices';

/** Baselines and records that are read and never changed, for a dry run. */
export function untouched({
  baselines,
  records,
}: Pick<ReferralState, 'baselines' | 'records'>): Required<Pick<SyncServices, 'baselines' | 'records'>> {
  return {
    baselines: {
      get: (id) => baselines.get(id),
      set: async () => undefined,
      add: async (id) => (await baselines.get(id)) === undefined,
      delete: async () => undefined,
    },
    records: { get: (key) => records.get(key), change: async () => undefined },
  };
}
