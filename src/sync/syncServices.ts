import type { Log } from '../api/log';
import type { ReferralsApi } from '../api/referralsApi';
import type { BaselineStore } from './baseline';

/** What the use cases work with. */
export interface SyncServices {
  api: ReferralsApi;
  baselines: BaselineStore;
  clock: () => Date;
  log?: Log;
  /** The service in messages: "the sandbox" or "Partner Center", the default. */
  serviceName?: string;
}
