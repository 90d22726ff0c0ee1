import {
  closeSync,
  constants,
  fdatasync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { formatJson, parseJson } from '../../base/exactJson';
import { t } from '../../base/l10n';
import { createFile } from '../../base/node/atomicWrite';
import { errorCode, hasCode } from '../../base/node/errno';
import { temporaryName } from '../../base/node/temporaryFiles';
import { appendLine } from './appendLine';
import { DamagedJournalError, JournalLines, keyOfLine, valueText } from './journalLines';

const flush = promisify(fdatasync);

const chunkSize = 1 << 20;
const newline = 10;

/** Key of the first line, which tells a journal from an empty file. */
const firstKey = '#journal';

/** Below this, obsolete lines are not worth a new file, in bytes. */
const minWaste = 1 << 20;

/** Maximum length of a line, in bytes: answers of the service are far shorter. */
const maxLine = 1 << 26;

/** Where the line of a key is in the file. */
interface Place {
  offset: number;
  length: number;
}

/**
 * JSON values by key in one file: a line for each change, the last one of a key counts, a line without a value deletes.
 * Each line is signed, so that what another program wrote is not believed. A line that a killed process left half
 * written does not count. Only keys and places are in memory.
 *
 * Many may read at the same time. One at a time may write, from `beginWriting` to `endWriting`; see `lockFile`.
 */
export class Journal {
  readonly #lines: JournalLines;
  readonly #places = new Map<string, Place>();
  #handle: number | undefined;
  #inode = 0;
  #end = 0;
  #live = 0;
  #damaged = false;
  #canWrite = false;
  #isWriting = false;
  #unsynced = false;
  #syncing: Promise<void> | undefined;
  #nextSync: Promise<void> | undefined;

  constructor(
    private readonly file: string,
    key: Buffer,
    /** Tells the journal from others with this key. */
    label: string,
  ) {
    this.#lines = new JournalLines(key, label);
  }

  /** Makes the file. Does nothing if there is one. */
  async make(): Promise<void> {
    const isNew = await createFile(this.file, this.#lines.format(firstKey, '1'), 0o600);
    if (isNew) await syncFolder(path.dirname(this.file));
  }

  /**
   * Returns the value of a key; undefined if there is none.
   * @throws DamagedJournalError if something in the file is not what was written
   */
  get(key: string): unknown {
    this.#assertWhole();
    const place = this.#places.get(key);
    if (!place) return undefined;
    const value = valueText(this.#read(key, place));
    return value === undefined ? undefined : parseJson(value);
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  keys(): string[] {
    return [...this.#places.keys()].filter((key) => key !== firstKey);
  }

  /**
   * Keeps the value of a key; undefined deletes it. Whole or not at all.
   * @throws Error if it is too large, or of the file system
   */
  set(key: string, value: unknown): void {
    this.#assertWhole();
    if (value === undefined && !this.#places.has(key)) return;
    const line = this.#lines.format(key, value === undefined ? undefined : formatJson(value));
    // It would read as damage.
    if (Buffer.byteLength(line) > maxLine) throw new Error(t('the referral is too large'));
    this.#append(key, line, value === undefined);
  }

  /**
   * Takes what other processes have written since.
   * @returns the keys that changed
   */
  refresh(): ReadonlySet<string> {
    const stats = statSync(this.file, { throwIfNoEntry: false });
    // It was there: that it is gone does not mean that nothing was written.
    if (!stats && this.#handle !== undefined) this.#damaged = true;
    if (this.#damaged) return new Set();
    const isSame = stats && this.#handle !== undefined && stats.ino === this.#inode && stats.size >= this.#end;
    if (isSame && stats.size === this.#end) return new Set();
    const before = isSame ? [] : this.keys();
    if (!isSame) this.#open(constants.O_RDONLY);
    return new Set([...before, ...this.#index()]);
  }

  /**
   * Begins to write: the caller holds the lock. Removes what a killed process left half written, and obsolete lines.
   * @returns the keys that other processes have changed
   */
  beginWriting(): ReadonlySet<string> {
    const changed = this.refresh();
    if (!this.#canWrite) this.#reopenToWrite();
    if (this.#handle !== undefined && !this.#damaged) {
      if (this.#end < fstatSync(this.#handle).size) ftruncateSync(this.#handle, this.#end);
      if (this.#end - this.#live > Math.max(minWaste, this.#end / 2)) this.#shrink();
    }
    this.#isWriting = true;
    return changed;
  }

  endWriting(): void {
    this.#isWriting = false;
  }

  /**
   * Resolves when everything that was written until now survives a power failure. What comes while the disk is busy shares
   * the next time.
   * @throws Error of the file system
   */
  sync(): Promise<void> {
    if (!this.#unsynced) return this.#syncing ?? Promise.resolve();
    this.#nextSync ??= (this.#syncing ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#nextSync = undefined;
        this.#unsynced = false;
        this.#syncing = this.#flush();
        return this.#syncing;
      });
    return this.#nextSync;
  }

  async #flush(): Promise<void> {
    if (this.#handle === undefined) throw new Error('the journal is not open');
    try {
      await flush(this.#handle);
    } catch (error) {
      this.#unsynced = true;
      // Some network file systems cannot.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
    this.#isWriting = false;
    this.#reset();
  }

  #assertWhole(): void {
    if (this.#damaged) throw new DamagedJournalError(path.basename(this.file));
  }

  /** @throws DamagedJournalError if a line was not written by this user, or another one has taken its place */
  #read(key: string, { offset, length }: Place): string {
    const bytes = Buffer.allocUnsafe(length);
    const read = this.#handle === undefined ? 0 : readSync(this.#handle, bytes, 0, length, offset);
    const line = read === length ? bytes.toString() : '';
    if (!this.#lines.isSigned(line, key)) {
      this.#damaged = true;
      this.#assertWhole();
    }
    return line;
  }

  #append(key: string, line: string, deletes: boolean): void {
    const handle = this.#handle;
    if (handle === undefined || !this.#isWriting) throw new Error('the journal is not open for writing');
    const length = appendLine(handle, line, this.#end);
    this.#note(key, { offset: this.#end, length }, deletes);
    this.#end += length;
    this.#unsynced = true;
  }

  #note(key: string, place: Place, deletes: boolean): void {
    this.#live -= this.#places.get(key)?.length ?? 0;
    this.#places.delete(key);
    if (deletes) return;
    this.#places.set(key, place);
    this.#live += place.length;
  }

  #reset(): void {
    this.#places.clear();
    this.#end = 0;
    this.#live = 0;
    this.#damaged = false;
  }

  /** Opens the file for writing as well; what was read of it stays, if it still is that file. */
  #reopenToWrite(): void {
    const handle = this.#handle;
    if (handle === undefined || this.#damaged) return;
    const writable = openSync(this.file, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    closeSync(handle);
    this.#handle = writable;
    this.#canWrite = true;
    if (fstatSync(writable).ino === this.#inode) return;
    this.#open(constants.O_RDWR);
    this.#index();
  }

  /** Opens the file, from its beginning; nothing if there is none. */
  #open(mode: number): void {
    this.close();
    this.#canWrite = mode === constants.O_RDWR;
    const flags = mode | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
    let handle: number;
    try {
      handle = openSync(this.file, flags);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return;
      // A symbolic link, a folder or a pipe in its place.
      if (errorCode(error) !== 'ELOOP' && errorCode(error) !== 'EISDIR' && errorCode(error) !== 'ENXIO') throw error;
      this.#damaged = true;
      return;
    }
    const stats = fstatSync(handle);
    this.#handle = handle;
    this.#inode = stats.ino;
    if (!stats.isFile()) this.#damaged = true;
  }

  /** Reads where lines begin and end, from the last end on; values are read when they are asked for. */
  #index(): Set<string> {
    const found = new Set<string>();
    if (this.#handle === undefined || this.#damaged) return found;
    const { size } = fstatSync(this.#handle);
    if (size === 0) this.#damaged = true;
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, size - this.#end));
    let rest = Buffer.alloc(0);
    for (let at = this.#end; at < size && !this.#damaged; ) {
      const read = readSync(this.#handle, chunk, 0, chunk.length, at);
      if (read === 0) break;
      at += read;
      let bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = bytes.indexOf(newline); end >= 0 && !this.#damaged; end = bytes.indexOf(newline)) {
        found.add(this.#take(bytes.subarray(0, end + 1)));
        bytes = bytes.subarray(end + 1);
      }
      rest = Buffer.from(bytes);
      if (rest.length > maxLine) this.#damaged = true;
    }
    found.delete(firstKey);
    return found;
  }

  /** Takes a whole line, at the end of those that were taken. @returns its key */
  #take(line: Buffer): string {
    const { key, deletes } = keyOfLine(line) ?? { key: '', deletes: false };
    const isFirst = this.#end === 0;
    // Values are compared with their signatures when they are read; what was deleted is never read.
    const isWrong = (deletes || isFirst) && !this.#lines.isSigned(line.toString(), key);
    if (key === '' || isFirst !== (key === firstKey) || isWrong) {
      this.#damaged = true;
      return key;
    }
    this.#note(key, { offset: this.#end, length: line.length }, deletes);
    this.#end += line.length;
    return key;
  }

  /** Writes the lines that count into a new file, which takes the place of the old one as a whole. */
  #shrink(): void {
    const temporary = path.join(path.dirname(this.file), temporaryName());
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      let end = 0;
      for (const [key, place] of this.#places) end += appendLine(handle, this.#read(key, place), end);
      fsyncSync(handle);
      renameSync(temporary, this.file);
    } catch (error) {
      // Windows refuses while another process reads it; damage is told of when the line is asked for.
      if (!(error instanceof DamagedJournalError) && errorCode(error) === undefined) throw error;
    } finally {
      closeSync(handle);
      rmSync(temporary, { force: true });
    }
    this.#open(constants.O_RDWR);
    this.#index();
  }
}

/** Has the name of a new file survive a power failure, if the system can do that. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    // Windows has no such call.
    if (errorCode(error) === undefined) throw error;
  }
}
