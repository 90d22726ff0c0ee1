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

/** Key of the first line, which distinguishes a journal from an empty file. */
const firstKey = '#journal';

/** Minimum size of obsolete lines to write a new file, in bytes. */
const minWaste = 1 << 20;

/** Maximum length of a line, in bytes. Responses of the service are far shorter. */
const maxLine = 1 << 26;

/** Maximum number of values in memory. Several submits run at a time, and each reads its referral a few times. */
const maxRecent = 16;

/** Maximum length of the line of such a value, in bytes. */
const maxRecentLength = 1 << 16;

/** The place of a line in the file, in bytes. */
interface Place {
  offset: number;
  length: number;
}

/**
 * A file of JSON values by key, with a line for each change. The last line of a key counts, and a line without a value
 * deletes. Each line is signed, so that lines of other programs are detected. Ignores an incomplete line at the end,
 * which a killed process may leave. Keeps only keys and places in memory.
 *
 * Many processes can read at the same time. Only one can write, from `beginWriting` to `endWriting`; see `lockFile`.
 */
export class Journal {
  readonly #lines: JournalLines;
  readonly #places = new Map<string, Place>();
  /** The values that were read or written last, by the place of their line. A line never changes. */
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
    /** Distinguishes the journal from others with the same signing key. */
    label: string,
  ) {
    this.#lines = new JournalLines(key, label);
  }

  /** Creates the file if it does not exist. */
  async make(): Promise<void> {
    const isNew = await createFile(this.file, this.#lines.format(firstKey, '1'), 0o600);
    if (isNew) await flushFolder(path.dirname(this.file));
  }

  /** Returns the value of a key; undefined if there is none. @throws DamagedJournalError if the file is damaged */
  get(key: string): unknown {
    this.#assertWhole();
    const place = this.#places.get(key);
    if (!place) return undefined;
    const recent = this.#recent.get(place) ?? this.#keep(place, valueJson(this.#read(key, place)));
    return recent();
  }

  /** Caches the value of a line that was just read or written. */
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
   * Writes the value of a key, completely or not at all; undefined deletes it.
   * @throws Error if it is too large; Error of the file system
   */
  set(key: string, value: unknown): void {
    this.#assertWhole();
    if (value === undefined && !this.#places.has(key)) return;
    const json = value === undefined ? undefined : formatJson(value);
    const line = this.#lines.format(key, json);
    // Reading it would report damage.
    if (Buffer.byteLength(line) > maxLine) throw new Error(t('the referral is too large'));
    const place = this.#append(key, line, value === undefined);
    if (json !== undefined) this.#keep(place, json);
  }

  /** Reads changes by other processes. @returns the keys that changed */
  refresh(): ReadonlySet<string> {
    const stats = statSync(this.file, { throwIfNoEntry: false });
    // The file existed before, so its absence is damage.
    if (!stats && this.#handle !== undefined) this.#damaged = true;
    if (this.#damaged) return new Set();
    const isSame = stats && this.#handle !== undefined && stats.ino === this.#inode && stats.size >= this.#end;
    if (isSame && stats.size === this.#end) return new Set();
    const before = isSame ? [] : this.keys();
    if (!isSame) this.#open(false);
    return new Set([...before, ...this.#index()]);
  }

  /**
   * Begins to write. The caller must hold the lock. Removes an incomplete line of a killed process, and obsolete lines.
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

  /** Resolves when everything written so far is flushed to disk. @throws Error of the file system */
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

  /** @throws DamagedJournalError if the line is not signed by this user for this key */
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

  /** Opens the file for writing as well. Reads it again only if it is another file now. */
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

  /** Opens the file to read it from its beginning, if it exists. */
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

  /** Reads the keys and places of new lines, but not their values. */
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

  /** Adds the next line to the index. @returns its key */
  #take(line: Buffer): string {
    const { key, deletes } = keyOfLine(line) ?? { key: '', deletes: false };
    const isFirst = this.#end === 0;
    // Signatures of values are checked when they are read. Deletions are never read, so checks them here.
    const isWrong = (deletes || isFirst) && !this.#lines.isSigned(line.toString(), key);
    if (key === '' || isFirst !== (key === firstKey) || isWrong) {
      this.#damaged = true;
      return key;
    }
    this.#note(key, { offset: this.#end, length: line.length }, deletes);
    this.#end += line.length;
    return key;
  }

  /** Replaces the file with a new one that has only the lines that count. */
  #shrink(): void {
    const temporary = path.join(path.dirname(this.file), temporaryName());
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      let end = 0;
      for (const [key, place] of this.#places) end += appendLine(handle, this.#read(key, place), end);
      fsyncSync(handle);
      renameSync(temporary, this.file);
    } catch (error) {
      // Windows refuses while another process reads the file. Damage is reported when the line is read.
      if (!(error instanceof DamagedJournalError) && errorCode(error) === undefined) throw error;
    } finally {
      closeSync(handle);
      rmSync(temporary, { force: true });
    }
    this.#open(true);
    this.#index();
  }
}
