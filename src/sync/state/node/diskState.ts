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

/** How long a check that the lock is still held counts, in milliseconds. */
const checkedForMs = 1_000;

interface StateOptions {
  /** Called each time that another process must be waited for. */
  onWait?: () => void;
  /** Maximum time to wait for another process, in milliseconds. */
  patienceMs?: number;
  /** How long to keep the lock for what may follow, in milliseconds; not at all if not given. */
  lingerMs?: number;
  /** Called with the ids, in lower case, of referrals that another process has changed. */
  onChange?: (ids: ReadonlySet<string>) => void;
}

/**
 * What is kept of one service in one `.referrals` folder, for editor and command line alike: the baselines, and the
 * notes of creates. Reads whatever is there, also while another process writes; writes and sends only while it holds the
 * folder's lock. A folder that this user's programs have not made is not believed; see `adoptState`.
 */
export class DiskState implements ServiceState {
  #journals: Journals | undefined;
  /** The identity of the folder that the journals are of. */
  #identity = '';
  #stamp: string | undefined;
  #lock: FileLock | undefined;
  #locking: Promise<void> | undefined;
  #releasing: Promise<void> | undefined;
  #linger: NodeJS.Timeout | undefined;
  #holders = 0;
  #checkedAt = 0;

  constructor(
    /** The `.referrals` folder; made by the first change. */
    readonly folder: string,
    /** What tells the service from others; see `serviceKey`. */
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
   * Opens what is there for reading, or takes what other processes have written since.
   * @throws StateError if it cannot be believed or read
   */
  open(): Promise<void> {
    return this.#read(() => undefined);
  }

  /** The baseline of a referral, as far as the state has been opened and nothing is wrong with it. */
  known(id: string): Baseline | undefined {
    try {
      return asBaseline(this.#journals?.baselines.get(keyOfId(id)));
    } catch {
      return undefined;
    }
  }

  /** Whether there is a baseline, as far as the state has been opened. */
  knows(id: string): boolean {
    return this.#journals?.baselines.has(keyOfId(id)) ?? false;
  }

  /** The ids, in lower case, of the referrals that have a baseline. */
  ids(): Promise<string[]> {
    return this.#read((journals) => (journals?.baselines.keys() ?? []).map(decodeURIComponent));
  }

  /** Forgets all creates: the service has lost everything that was created. */
  forgetCreates(): Promise<void> {
    return this.#write(({ creates }) => {
      for (const key of creates.keys()) creates.set(key, undefined);
    });
  }

  /**
   * Does some work while no other process changes the folder or sends what is in its files.
   * @throws StateError if the folder cannot be used, or another process works with it for too long
   */
  async exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.acquire(signal);
    try {
      return await work();
    } finally {
      await this.release();
    }
  }

  /** Takes the lock until `release` was called as often as this. */
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
    this.#releasing = lock?.release().catch(() => undefined); // the next one takes it over
    await this.#releasing;
  }

  /**
   * Resolves when the notes of creates survive a power failure.
   * @throws StateError if the disk refuses
   */
  async keepNotes(): Promise<void> {
    try {
      await this.#journals?.creates.sync();
    } catch (error) {
      throw toStateError(error, this.folder);
    }
  }

  /**
   * Checks, right before something is sent, that no other process has taken the lock over.
   * @throws StateError `lost`
   */
  beforeSend(): void {
    this.#checkedAt = Number.NEGATIVE_INFINITY;
    this.#assertHeld();
  }

  /** Gives everything back. The state can be used again. */
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

  /** Takes what other processes wrote, unless this one is writing. */
  async #look(): Promise<void> {
    if (this.#lock) return;
    // Another process may have adopted the folder, or the user has removed it.
    const stamp = identityStamp(this.folder);
    if (!this.#journals || stamp === undefined || stamp !== this.#stamp) {
      this.#forget();
      this.#stamp = stamp;
      const own = await findOwnFolder(this.folder);
      // Meanwhile this process may have begun to write.
      if (!own || this.#journals) return;
      await this.#assertComplete(own);
      this.#use(own);
    }
    this.#journals?.creates.refresh();
    this.#tell(this.#journals?.baselines.refresh());
  }

  /** Works with the journals of this identity; what was read of them stays. */
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
    // Writes nothing into a folder that is not trusted.
    await findOwnFolder(this.folder);
    await makeFolder(this.folder);
    const { onWait, patienceMs } = this.options;
    const lock = await lockFile(path.join(this.folder, lockName), {
      ...(onWait && { onWait }),
      ...(patienceMs !== undefined && { patienceMs }),
      signal,
    });
    try {
      // Another process may have made or adopted the folder meanwhile.
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

  /** A file that was made and is missing now is not the same as one that was never made. */
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
