import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { t } from '../../../base/l10n';
import { type FileLock, lockFile } from '../../../base/node/fileLock';
import type { Baseline, BaselineStore } from '../baseline';
import type { RecordStore } from '../recordStore';
import type { ServiceState } from '../serviceState';
import { damagedState, StateError } from '../stateError';
import { asBaseline, type Journals, journalNames, journalsOf, keyOfId } from './journals';
import { toStateError } from './toStateError';
import {
  findOwnFolder,
  identify,
  identityStamp,
  lockName,
  makeFolder,
  newIdentity,
  type OwnFolder,
  rememberFiles,
} from './trustedFolder';

/** How long the result of a check of the lock is valid, in milliseconds. */
const checkedForMs = 1_000;

interface StateOptions {
  /** Called before each wait for another process. */
  onWait?: () => void;
  /** Maximum time to wait for another process, in milliseconds. */
  patienceMs?: number;
  /** How long to keep the lock after its last use, in milliseconds. Default: not at all. */
  lingerMs?: number;
  /** Called with the lower-case IDs of referrals that another process has changed. */
  onChange?: (ids: ReadonlySet<string>) => void;
}

/**
 * The state of a service in a `.referrals` folder: the baselines and the notes of creates, shared by editor and command
 * line. Can read while another process writes. Writes and sends only while it holds the lock of the folder. Rejects a
 * folder that was not created by this user on this computer; see `adoptState`.
 */
export class DiskState implements ServiceState {
  #journals: Journals | undefined;
  /** The identity of the folder of the journals. */
  #identity = '';
  #stamp: string | undefined;
  #lock: FileLock | undefined;
  #locking: Promise<void> | undefined;
  #releasing: Promise<void> | undefined;
  #linger: NodeJS.Timeout | undefined;
  #holders = 0;
  #checkedAt = 0;

  constructor(
    /** The `.referrals` folder; created by the first change. */
    readonly folder: string,
    /** The key of the service; see `serviceKey`. */
    readonly service: string,
    private readonly options: StateOptions = {},
  ) {}

  readonly baselines: BaselineStore = {
    get: (id) => this.#read((journals) => asBaseline(journals?.baselines.get(keyOfId(id)))),
    set: (id, baseline) => this.#write(({ baselines }) => baselines.set(keyOfId(id), baseline)),
    add: (id, baseline) =>
      this.#write(({ baselines }) => {
        if (baselines.has(keyOfId(id))) return false;
        baselines.set(keyOfId(id), baseline);
        return true;
      }),
    delete: (id) => this.#write(({ baselines }) => baselines.set(keyOfId(id), undefined)),
  };

  readonly records: RecordStore = {
    get: (key) => this.#read((journals) => journals?.creates.get(key)),
    change: (key, next) =>
      this.#write(({ creates }) => {
        const before = creates.get(key);
        const after = next(before);
        if (after !== before) creates.set(key, after);
      }),
  };

  /**
   * Opens the state for reading, or reads changes by other processes.
   * @throws StateError if the folder is not trusted or not readable
   */
  open(): Promise<void> {
    return this.#read(() => undefined);
  }

  /** Returns the baseline of a referral from memory; undefined if the state is not open or is damaged. */
  known(id: string): Baseline | undefined {
    try {
      return asBaseline(this.#journals?.baselines.get(keyOfId(id)));
    } catch {
      return undefined;
    }
  }

  /** Whether there is a baseline; false if the state is not open. */
  knows(id: string): boolean {
    return this.#journals?.baselines.has(keyOfId(id)) ?? false;
  }

  /** Returns the lower-case IDs of the referrals with a baseline. */
  ids(): Promise<string[]> {
    return this.#read((journals) => (journals?.baselines.keys() ?? []).map(decodeURIComponent));
  }

  /** Deletes all notes of creates, for a sandbox that has lost its referrals. */
  forgetCreates(): Promise<void> {
    return this.#write(({ creates }) => {
      for (const key of creates.keys()) creates.set(key, undefined);
    });
  }

  /**
   * Runs a task while no other process changes the folder or sends referrals of its files.
   * @throws StateError if the folder cannot be used, or another process holds its lock for too long
   */
  async exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.acquire(signal);
    try {
      return await work();
    } finally {
      await this.release();
    }
  }

  /** Takes the lock, which is held until `release` was called as often. */
  async acquire(signal?: AbortSignal): Promise<void> {
    this.#holders++;
    clearTimeout(this.#linger);
    try {
      this.#locking ??= this.#begin(signal);
      await this.#locking;
    } catch (error) {
      if (--this.#holders === 0) this.#locking = undefined;
      throw toStateError(error, this.folder);
    }
  }

  async release(): Promise<void> {
    if (--this.#holders > 0) return;
    const { lingerMs } = this.options;
    if (lingerMs === undefined) return this.#end();
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => void this.#end(), lingerMs).unref();
  }

  async #end(): Promise<void> {
    if (this.#holders > 0) return;
    const lock = this.#lock;
    this.#lock = undefined;
    this.#locking = undefined;
    this.#journals?.baselines.endWriting();
    this.#journals?.creates.endWriting();
    this.#releasing = lock?.release().catch(() => undefined); // the next process takes the lock over
    await this.#releasing;
  }

  /** Resolves when the notes of creates are flushed to disk. @throws StateError if the disk refuses */
  async keepNotes(): Promise<void> {
    try {
      await this.#journals?.creates.sync();
    } catch (error) {
      throw toStateError(error, this.folder);
    }
  }

  /**
   * Checks that no other process has taken the lock over. Call it just before sending.
   * @throws StateError `lost`
   */
  beforeSend(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
    this.#assertHeld();
  }

  /** Releases the lock and closes the files. The state can be used again. */
  async close(): Promise<void> {
    clearTimeout(this.#linger);
    await this.#end();
    if (!this.#lock) this.#forget();
  }

  #forget(): void {
    this.#journals?.baselines.close();
    this.#journals?.creates.close();
    this.#journals = undefined;
  }

  async #read<T>(work: (journals: Journals | undefined) => T): Promise<T> {
    try {
      await this.#look();
      return work(this.#journals);
    } catch (error) {
      throw toStateError(error, this.folder);
    }
  }

  async #write<T>(work: (journals: Journals) => T): Promise<T> {
    return this.exclusive(async () => {
      this.#assertHeld();
      if (!this.#journals) throw new Error('the state is not open');
      try {
        return work(this.#journals);
      } catch (error) {
        throw toStateError(error, this.folder);
      }
    });
  }

  /** Reads changes by other processes, unless this one holds the lock. */
  async #look(): Promise<void> {
    if (this.#lock) return;
    // Another process may have adopted the folder, or the user has removed it.
    const stamp = identityStamp(this.folder);
    if (!this.#journals || stamp === undefined || stamp !== this.#stamp) {
      this.#forget();
      this.#stamp = stamp;
      const own = await findOwnFolder(this.folder);
      // This process may have begun to write in the meantime.
      if (!own || this.#journals) return;
      await this.#assertComplete(own);
      this.#use(own);
    }
    this.#journals?.creates.refresh();
    this.#tell(this.#journals?.baselines.refresh());
  }

  /** Switches to the journals of this identity, unless they are already open. */
  #use(own: OwnFolder): Journals {
    if (!this.#journals || this.#identity !== own.id) {
      this.#forget();
      this.#journals = journalsOf(this.folder, this.service, own);
      this.#identity = own.id;
    }
    return this.#journals;
  }

  #tell(keys: ReadonlySet<string> | undefined): void {
    if (keys?.size) this.options.onChange?.(new Set([...keys].map(decodeURIComponent)));
  }

  async #begin(signal: AbortSignal | undefined): Promise<void> {
    await this.#releasing;
    // Throws before anything is written to a folder that is not trusted.
    await findOwnFolder(this.folder);
    await makeFolder(this.folder);
    const { onWait, patienceMs } = this.options;
    const lock = await lockFile(path.join(this.folder, lockName), {
      ...(onWait && { onWait }),
      ...(patienceMs !== undefined && { patienceMs }),
      signal,
    });
    try {
      // Another process may have created or adopted the folder in the meantime.
      const own = (await findOwnFolder(this.folder)) ?? (await identify(this.folder, newIdentity()));
      await this.#assertComplete(own);
      this.#stamp = identityStamp(this.folder);
      const journals = this.#use(own);
      await journals.baselines.make();
      await journals.creates.make();
      await rememberFiles(this.folder, own, journalNames(this.service, own));
      journals.creates.beginWriting();
      this.#tell(journals.baselines.beginWriting());
    } catch (error) {
      await lock.release();
      throw error;
    }
    this.#lock = lock;
    this.#checkedAt = performance.now();
  }

  /** Checks that no journal is missing. A journal that was created must not count as one that never existed. */
  async #assertComplete(own: OwnFolder): Promise<void> {
    for (const name of journalNames(this.service, own).filter((each) => own.files.includes(each))) {
      await lstat(path.join(this.folder, name)).catch((error: unknown) => {
        throw damagedState(this.folder, error);
      });
    }
  }

  #assertHeld(): void {
    const now = performance.now();
    if (now - this.#checkedAt < checkedForMs) return;
    if (!this.#lock?.isHeld()) {
      const message = t(
        'Another process took over {0} while this one was stopped, so nothing more was sent. Run it again.',
        this.folder,
      );
      throw new StateError('lost', message, this.folder);
    }
    this.#checkedAt = now;
  }
}
