import { closeSync, constants, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { Baseline, BaselineStore } from '../../sync/baseline';

const head = '{"key":';
const chunkSize = 1 << 20;
const newline = 10;

/** Where the line of a baseline stands in the journal. */
interface Place {
  offset: number;
  length: number;
}

/**
 * Baselines in one file: a line of JSON for each that was set, the last one of a key counts; without a baseline it means
 * that it was deleted. Only keys and places are in memory. A line that a crash left half written was never set. Whoever
 * opens it must be alone: see `withStateLock`.
 */
export class BaselineJournal implements BaselineStore {
  readonly #places = new Map<string, Place>();
  #end = 0;
  #live = 0;

  /** @param durable whether each baseline is to survive a power failure as well, for the price of some milliseconds */
  private constructor(
    private readonly handle: number,
    private readonly durable: boolean,
  ) {}

  /**
   * @param readOnly for looking at it while others may write into it
   * @throws Error of the file system where it cannot be read and written
   */
  static open(
    file: string,
    { durable = false, readOnly = false }: { durable?: boolean; readOnly?: boolean } = {},
  ): BaselineJournal {
    const handle = openSync(file, readOnly ? constants.O_RDONLY : constants.O_RDWR | constants.O_CREAT, 0o600);
    const journal = new BaselineJournal(handle, durable);
    try {
      const size = journal.#index();
      // What a crash left half written must not stand before the next line.
      if (!readOnly && journal.#end < size) ftruncateSync(handle, journal.#end);
    } catch (error) {
      closeSync(handle);
      throw error;
    }
    return journal;
  }

  /** Bytes of lines that count no more. */
  get waste(): number {
    return this.#end - this.#live;
  }

  get size(): number {
    return this.#end;
  }

  async get(key: string): Promise<Baseline | undefined> {
    const line = this.#line(keyOf(key));
    if (line === undefined) return undefined;
    try {
      return (JSON.parse(line) as { baseline?: Baseline }).baseline;
    } catch {
      // Somebody wrote into the file: what cannot be read was never kept.
      return undefined;
    }
  }

  async set(key: string, baseline: Baseline): Promise<void> {
    this.#append(keyOf(key), `${head}${JSON.stringify(keyOf(key))},"baseline":${JSON.stringify(baseline)}}\n`);
  }

  async add(key: string, baseline: Baseline): Promise<boolean> {
    if (this.#places.has(keyOf(key))) return false;
    await this.set(key, baseline);
    return true;
  }

  async delete(key: string): Promise<void> {
    if (this.#places.has(keyOf(key))) this.#append(keyOf(key), `${head}${JSON.stringify(keyOf(key))}}\n`, true);
  }

  /** The lines that count, for a smaller journal. */
  *lines(): Generator<string> {
    for (const key of this.#places.keys()) {
      const line = this.#line(key);
      if (line !== undefined) yield line;
    }
  }

  close(): void {
    closeSync(this.handle);
  }

  #line(key: string): string | undefined {
    const place = this.#places.get(key);
    if (!place) return undefined;
    const bytes = Buffer.allocUnsafe(place.length);
    readSync(this.handle, bytes, 0, place.length, place.offset);
    return bytes.toString();
  }

  #append(key: string, line: string, deletes = false): void {
    const length = Buffer.byteLength(line);
    try {
      // As a string: ten thousand buffers would have to be collected.
      let done = writeSync(this.handle, line, this.#end);
      if (done < length) {
        // Short of room, a system may take a part only.
        const bytes = Buffer.from(line);
        while (done < length) done += writeSync(this.handle, bytes, done, length - done, this.#end + done);
      }
      if (this.durable) fdatasyncSync(this.handle);
    } catch (error) {
      // What of it is in the file must not stand before the next line.
      ftruncateSync(this.handle, this.#end);
      throw error;
    }
    this.#keep(key, { offset: this.#end, length }, deletes);
    this.#end += length;
  }

  #keep(key: string, place: Place, deletes: boolean): void {
    this.#live -= this.#places.get(key)?.length ?? 0;
    this.#places.delete(key);
    if (deletes) return;
    this.#places.set(key, place);
    this.#live += place.length;
  }

  /** Reads where lines begin and end; what stands in them is read when it is asked for. @returns bytes in all */
  #index(): number {
    const { size } = fstatSync(this.handle);
    const chunk = Buffer.allocUnsafe(Math.min(chunkSize, size || 1));
    let rest = Buffer.alloc(0);
    for (let at = 0; at < size; ) {
      const read = readSync(this.handle, chunk, 0, chunk.length, at);
      if (read === 0) break;
      at += read;
      let bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
        this.#note(bytes.subarray(0, end + 1));
        bytes = bytes.subarray(end + 1);
      }
      rest = Buffer.from(bytes);
    }
    return size;
  }

  #note(line: Buffer): void {
    const close = line.indexOf('"', head.length + 1);
    const text = line.toString('utf8', head.length, close + 1);
    const after = line[close + 1];
    const place = { offset: this.#end, length: line.length };
    this.#end += line.length;
    if (close > 0 && line.toString('utf8', 0, head.length) === head && (after === 44 || after === 125)) {
      this.#keep(JSON.parse(text), place, after === 125);
    }
  }
}

/** Ids are GUIDs, which are the same in capitals; nothing of a key needs an escape in JSON. */
function keyOf(key: string): string {
  return encodeURIComponent(key.toLowerCase().replace(/\p{Surrogate}/gu, '?'));
}
