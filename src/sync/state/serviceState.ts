import type { Baseline, BaselineStore } from './baseline';
import type { RecordStore } from './recordStore';

/**
 * The stored state of a service for the files of a folder or workspace: the baselines and the notes of creates.
 * Implemented by `DiskState` on a disk and `StorageState` in a browser. All methods throw `StateError`.
 */
export interface ServiceState {
  /** The name of the place in messages. */
  readonly folder: string;
  readonly baselines: BaselineStore;
  readonly records: RecordStore;
  /** Opens the state for reading, or reads changes by other processes. */
  open(): Promise<void>;
  /** Returns the baseline of a referral from memory; undefined if the state is not open or is damaged. */
  known(id: string): Baseline | undefined;
  /** Whether there is a baseline; false if the state is not open. */
  knows(id: string): boolean;
  /** Returns the lower-case IDs of the referrals with a baseline. */
  ids(): Promise<string[]>;
  /** Deletes all notes of creates, for a sandbox that has lost its referrals. */
  forgetCreates(): Promise<void>;
  /** Runs a task while no other process changes the state or sends referrals of its files. */
  exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Takes the lock, which is held until `release` was called as often. */
  acquire(signal?: AbortSignal): Promise<void>;
  release(): Promise<void>;
  /** Resolves when the notes of creates are stored as safely as the storage can. */
  keepNotes(): Promise<void>;
  /** Checks that the lock is still held. Call it just before sending. */
  beforeSend(): void;
  /** Releases the lock and closes the files. The state can be used again. */
  close(): Promise<void>;
}
