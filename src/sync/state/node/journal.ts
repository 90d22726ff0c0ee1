import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { formatJson, parseJson } from '../../../base/exactJson';
import { t } from '../../../base/l10n';
import { createFile } from '../../../base/node/atomicWrite';
import { DiskFlush, flushFolder } from '../../../base/node/diskFlush';
import { errorCode } from '../../../base/node/errno';
import { temporaryName } from '../../../base/node/temporaryFiles';
import { once } from '../../../base/once';
import { appendLine, openFile, readLines } from './journalFile';
import { DamagedJournalError, JournalLines, keyOfLine, valueJson } from './journalLines';

/** Key of the first line, which tells a journal from an empty file. */
const firstKey = '#journal';

/** Below this, obsolete lines are not worth a new file, in bytes. */
const minWaste = 1 << 20;

/** Maximum length of a line, in bytes: answers of the service are far shorter. */
const maxLine = 1 << 26;

/** Number of values that are kept in memory: several submits are under way, and each asks for its referral a few times. */
const maxRecent = 16;

/** Maximum length of the line of such a value, in bytes. */
const maxRecentLength = 1 << 16;

/** Place of the line of a key in the file. */
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
  /** The values that were read or written last. A line never changes: each change of a value is a new line. */
  readonly #recent = new Map<Place, () => unknown>();
  #handle: number | undefined;
  #inode = 0;
  #end = 0;
  #live = 0;
  #damaged = false;
  #canWrite = false;
  #isWriting = false;
  readonly #flush = new DiskFlush(() => {
    if (this.#handle === undefined) throw new Error('the journal is not open');
    return this.#handle;
  });

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
    if (isNew) await flushFolder(path.dirname(this.file));
  }

  /**
   * Returns the value of a key; undefined if there is none.
   * @throws DamagedJournalError if something in the file is not what was written
   */
  get(key: string): unknown {
    this.#assertWhole();
    const place = this.#places.get(key);
    if (!place) return undefined;
    const recent = this.#recent.get(place) ?? this.#keep(place, valueJson(this.#read(key, place)));
    return recent();
  }

  /** Keeps the value of a line that was read or written just now. */
  #keep(place: Place, json: string | undefined): () => unknown {
    const value = once(() => (json === undefined ? undefined : parseJson(json)));
    if (place.length > maxRecentLength) return value;
    this.#recent.set(place, value);
    const [oldest] = this.#recent.keys();
    if (oldest && this.#recent.size > maxRecent) this.#recent.delete(oldest);
    return value;
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
    const json = value === undefined ? undefined : formatJson(value);
    const line = this.#lines.format(key, json);
    // It would read as damage.
    if (Buffer.byteLength(line) > maxLine) throw new Error(t('the referral is too large'));
    const place = this.#append(key, line, value === undefined);
    if (json !== undefined) this.#keep(place, json);
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
    if (!isSame) this.#open(false);
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

  /** Resolves when everything that was written until now survives a power failure. @throws Error of the file system */
  sync(): Promise<void> {
    return this.#flush.run();
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

  #append(key: string, line: string, deletes: boolean): Place {
    const handle = this.#handle;
    if (handle === undefined || !this.#isWriting) throw new Error('the journal is not open for writing');
    const place = { offset: this.#end, length: appendLine(handle, line, this.#end) };
    this.#note(key, place, deletes);
    this.#end += place.length;
    this.#flush.need();
    return place;
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
    this.#recent.clear();
    this.#end = 0;
    this.#live = 0;
    this.#damaged = false;
  }

  /** Opens the file for writing as well; what was read of it stays, if it still is that file. */
  #reopenToWrite(): void {
    const handle = this.#handle;
    if (handle === undefined || this.#damaged) return;
    const writable = openFile(this.file, true);
    if (typeof writable === 'string') {
      this.#damaged = true;
      return;
    }
    closeSync(handle);
    this.#handle = writable.handle;
    this.#canWrite = true;
    if (writable.inode === this.#inode) return;
    this.#open(true);
    this.#index();
  }

  /** Opens the file, from its beginning; nothing if there is none. */
  #open(canWrite: boolean): void {
    this.close();
    this.#canWrite = canWrite;
    const opened = openFile(this.file, canWrite);
    if (opened === 'missing') return;
    if (opened === 'irregular' || !opened.isRegular) this.#damaged = true;
    if (opened === 'irregular') return;
    this.#handle = opened.handle;
    this.#inode = opened.inode;
  }

  /** Reads where lines begin and end, from the last end on; values are read when they are asked for. */
  #index(): Set<string> {
    const found = new Set<string>();
    if (this.#handle === undefined || this.#damaged) return found;
    if (fstatSync(this.#handle).size === 0) this.#damaged = true;
    const lines = readLines(this.#handle, this.#end, maxLine);
    let next = lines.next();
    for (; !next.done && !this.#damaged; next = lines.next()) found.add(this.#take(next.value));
    if (next.value === false) this.#damaged = true;
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
      // Windows refuses while another process reads it; damage is reported when the line is read.
      if (!(error instanceof DamagedJournalError) && errorCode(error) === undefined) throw error;
    } finally {
      closeSync(handle);
      rmSync(temporary, { force: true });
    }
    this.#open(true);
    this.#index();
  }
}
