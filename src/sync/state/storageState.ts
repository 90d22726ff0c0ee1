import { formatJson, parseJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { type Baseline, type BaselineStore, isBaseline } from './baseline';
import type { RecordStore } from './recordStore';
import type { ServiceState } from './serviceState';
import { StateError } from './stateError';

/** The files of a folder that only the extension can access, such as VS Code's storage in a browser. */
export interface StorageFiles {
  /** The name of the folder in messages. */
  readonly folder: string;
  /** Returns the names of the files; none if the folder does not exist. */
  list(): Promise<string[]>;
  /** Returns the text of a file; undefined if there is none. */
  read(name: string): Promise<string | undefined>;
  /** Writes a file, completely or not at all. */
  write(name: string, text: string): Promise<void>;
  delete(name: string): Promise<void>;
  /** Takes the lock of the folder. @returns a function that releases it */
  lock(signal?: AbortSignal): Promise<() => Promise<void>>;
}

/** The file whose content changes each time a holder of the lock writes something. */
const revisionName = 'revision';

/** Maximum number of files to read at a time. */
const concurrency = 16;

/**
 * The state of a service in VS Code's storage, with a file for each baseline and each record of creates. A window sees
 * changes by other windows when it takes the lock.
 */
export class StorageState implements ServiceState {
  readonly #values = new Map<string, unknown>();
  /** The revision of the values; undefined if they were read without the lock. */
  #revision: string | undefined;
  #loading: Promise<void> | undefined;
  #locking: Promise<void> | undefined;
  #unlock: (() => Promise<void>) | undefined;
  #holders = 0;
  #hasMarked = false;

  constructor(
    private readonly files: StorageFiles,
    /** Called with the lower-case IDs of referrals that another window has changed. */
    private readonly onChange?: (ids: ReadonlySet<string>) => void,
  ) {}

  get folder(): string {
    return this.files.folder;
  }

  readonly baselines: BaselineStore = {
    get: async (id) => {
      await this.open();
      return this.known(id);
    },
    set: (id, baseline) => this.#change(baselineName(id), () => baseline),
    add: async (id, baseline) => {
      let added = false;
      await this.#change(baselineName(id), (before) => {
        added = before === undefined;
        return before ?? baseline;
      });
      return added;
    },
    delete: (id) => this.#change(baselineName(id), () => undefined),
  };

  readonly records: RecordStore = {
    get: async (key) => {
      await this.open();
      return this.#values.get(recordName(key));
    },
    change: (key, next) => this.#change(recordName(key), next),
  };

  async open(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw this.#unusable(error);
    });
    await this.#loading;
  }

  /** Reads changes by other windows, unless this one holds the lock. */
  async look(): Promise<void> {
    if (!this.#loading || this.#locking) return;
    try {
      if ((await this.files.read(revisionName)) === this.#revision || this.#locking) return;
      this.#revision = undefined;
      this.#loading = undefined;
      await this.open();
    } catch {
      // The next caller that needs the state gets the error.
    }
  }

  known(id: string): Baseline | undefined {
    const value = this.#values.get(baselineName(id));
    return isBaseline(value) ? value : undefined;
  }

  knows(id: string): boolean {
    return this.#values.has(baselineName(id));
  }

  async ids(): Promise<string[]> {
    await this.open();
    return [...this.#values.keys()].flatMap((name) => idOf(name) ?? []);
  }

  async forgetCreates(): Promise<void> {
    await this.exclusive(async () => {
      const names = [...this.#values.keys()].filter((name) => idOf(name) === undefined);
      for (const name of names) await this.#change(name, () => undefined);
    });
  }

  async exclusive<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await this.acquire(signal);
    try {
      return await work();
    } finally {
      await this.release();
    }
  }

  async acquire(signal?: AbortSignal): Promise<void> {
    this.#holders++;
    try {
      this.#locking ??= this.#begin(signal);
      await this.#locking;
    } catch (error) {
      if (--this.#holders === 0) this.#locking = undefined;
      throw this.#unusable(error, signal);
    }
  }

  async release(): Promise<void> {
    if (--this.#holders > 0) return;
    const unlock = this.#unlock;
    this.#unlock = undefined;
    this.#locking = undefined;
    await unlock?.();
  }

  /** Does nothing: each change is written when its promise resolves, and a browser gives no stronger guarantee. */
  async keepNotes(): Promise<void> {}

  /** Checks only that this window has the lock, because a browser never takes it from its holder. */
  beforeSend(): void {
    if (this.#unlock) return;
    throw new StateError('lost', t('{0} is not locked, so nothing was sent. Try again.', this.folder), this.folder);
  }

  async close(): Promise<void> {
    this.#values.clear();
    this.#loading = undefined;
    this.#revision = undefined;
  }

  async #begin(signal: AbortSignal | undefined): Promise<void> {
    const unlock = await this.files.lock(signal);
    try {
      const revision = (await this.files.read(revisionName)) ?? '';
      // Values that were read without the lock may be inconsistent if another window was writing.
      if (revision !== this.#revision) await this.#load();
      this.#loading = Promise.resolve();
      this.#revision = revision;
      this.#hasMarked = false;
      this.#unlock = unlock;
    } catch (error) {
      await unlock();
      throw error;
    }
  }

  async #load(): Promise<void> {
    const names = (await this.files.list()).filter((name) => name.endsWith('.json'));
    const found = new Map<string, unknown>();
    const left = names.values();
    const worker = async (): Promise<void> => {
      for (const name of left) {
        const text = await this.files.read(name);
        if (text !== undefined) found.set(name, this.#parse(name, text));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    const changed = new Set<string>();
    for (const name of new Set([...found.keys(), ...this.#values.keys()])) {
      const id = idOf(name);
      if (id !== undefined && seenOf(found.get(name)) !== seenOf(this.#values.get(name))) changed.add(id);
    }
    this.#values.clear();
    for (const [name, value] of found) this.#values.set(name, value);
    if (changed.size > 0) this.onChange?.(changed);
  }

  #parse(name: string, text: string): unknown {
    try {
      const value: unknown = parseJson(text);
      if (idOf(name) === undefined || isBaseline(value)) return value;
    } catch {
      // The file is damaged; see the error below.
    }
    const message = t(
      '{0} is damaged, so nothing was sent. Run "Referrals: Delete Local State", and compare your files with the service.',
      this.folder,
    );
    throw new StateError('unusable', message, this.folder);
  }

  async #change(name: string, next: (value: unknown) => unknown): Promise<void> {
    await this.exclusive(async () => {
      const before = this.#values.get(name);
      const after = next(before);
      if (after === before) return;
      try {
        await this.#mark();
        if (after === undefined) await this.files.delete(name);
        else await this.files.write(name, formatJson(after));
      } catch (error) {
        // The content of the file is unknown now.
        this.#revision = undefined;
        throw this.#unusable(error);
      }
      if (after === undefined) this.#values.delete(name);
      else this.#values.set(name, after);
    });
  }

  /** Marks the folder as changed before the first change, so that other windows read it again even after a failure. */
  async #mark(): Promise<void> {
    if (this.#hasMarked) return;
    const revision = crypto.randomUUID();
    await this.files.write(revisionName, revision);
    this.#revision = revision;
    this.#hasMarked = true;
  }

  #unusable(error: unknown, signal?: AbortSignal): StateError {
    if (error instanceof StateError) return error;
    if (signal?.aborted) {
      const message = t('Canceled while another window was working with {0}.', this.folder);
      return new StateError('cancelled', message, this.folder, { cause: error });
    }
    const message = t('{0} cannot be read and written: {1}. Nothing was sent.', this.folder, messageOf(error));
    return new StateError('unusable', message, this.folder, { cause: error });
  }
}

/** Returns the file name for the baseline of a referral. Its ID is a GUID and case-insensitive. */
function baselineName(id: string): string {
  return `baseline-${encodeURIComponent(id.toLowerCase().replace(/\p{Surrogate}/gu, '?'))}.json`;
}

function recordName(key: string): string {
  return `create-${key}.json`;
}

/** Returns the ID of the referral whose baseline is in a file; undefined for other files. */
function idOf(name: string): string | undefined {
  const key = /^baseline-(.+)\.json$/.exec(name)?.[1];
  return key === undefined ? undefined : decodeURIComponent(key);
}

function seenOf(value: unknown): string | undefined {
  return isBaseline(value) ? `${value.seen} ${value.eTag}` : undefined;
}
