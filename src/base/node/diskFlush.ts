import { fdatasync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode, hasCode } from './errno';

const flush = promisify(fdatasync);

/**
 * Flushes an open file to disk, so that its content survives a power failure. Calls during a flush share the next one.
 */
export class DiskFlush {
  #isNeeded = false;
  #current: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param handle returns the open file */
  constructor(private readonly handle: () => number) {}

  /** Marks the file as changed since the last flush. */
  need(): void {
    this.#isNeeded = true;
  }

  /**
   * Resolves when everything written so far is on disk.
   * @throws Error of the file system
   */
  run(): Promise<void> {
    if (!this.#isNeeded) return this.#current ?? Promise.resolve();
    this.#next ??= (this.#current ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#isNeeded = false;
        this.#current = this.#flush();
        return this.#current;
      });
    return this.#next;
  }

  async #flush(): Promise<void> {
    try {
      await flush(this.handle());
    } catch (error) {
      this.#isNeeded = true;
      // Some network file systems do not support flushing.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    }
  }
}

/** Flushes a folder to disk, so that the name of a new file survives a power failure. Does nothing on Windows. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    // Windows cannot flush a folder.
    if (errorCode(error) === undefined) throw error;
  }
}
