import type { Log } from '../api/log';
import type { ReferralsApi } from '../api/referralsApi';
import type { BaselineStore } from './baseline';
import type { RecordStore } from './state/recordStore';

/** What the use cases work with. */
export interface SyncServices {
  api: ReferralsApi;
  baselines: BaselineStore;
  /** Where pending and finished creates are kept (see `CreateNotes`), apart from the baselines. */
  records?: RecordStore;
  clock: () => Date;
  log?: Log;
  /** The service in messages: "the sandbox" or "Partner Center", the default. */
  serviceName?: string;
  /** Waits before a read is repeated; a real wait by default. */
  wait?: (delayMs: number, signal?: AbortSignal) => Promise<void>;
}
