import type { Baseline, BaselineStore } from './baseline';
import type { RecordStore } from './recordStore';

/**
 * What is kept of one service for the files of one folder or workspace: the baselines, and the notes of creates. The port
 * that storage implements: `DiskState` on a disk, `StorageState` in a browser. All methods throw `StateError`.
 */
export interface ServiceState {
  /** Names the place in messages. */
  readonly folder: string;
  readonly baselines: BaselineStore;
  readonly records: RecordStore;
  /** Opens what is there for reading, or takes what other processes have written since. */
  open(): Promise<void>;
  /** The baseline of a referral, as far as the state has been opened and nothing is wrong with it. */
  known(id: string): Baseline | undefined;
  /** Whether there is a baseline, as far as the state has been opened. */
  knows(id: string): boolean;
  /** The ids, in lower case, of the referrals that have a baseline. */
  ids(): Promise<string[]>;
  /** Forgets all creates: the service has lost everything that was created. */
  forgetCreates(): Promise<void>;
  /** Does some work while no other process changes the state or sends what is in its files. */
  exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Takes the lock until `release` was called as often as this. */
  acquire(signal?: AbortSignal): Promise<void>;
  release(): Promise<void>;
  /** Resolves when the notes of creates survive a power failure, as well as the storage can do that. */
  keepNotes(): Promise<void>;
  /** Checks, right before something is sent, that the lock is still held. */
  beforeSend(): void;
  /** Gives everything back. The state can be used again. */
  close(): Promise<void>;
}
