import { fdatasync } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode, hasCode } from './errno';

const flush = promisify(fdatasync);

/** Has what was written to an open file survive a power failure. What comes while the disk is busy shares the next time. */
export class DiskFlush {
  #isNeeded = false;
  #current: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param handle returns the open file */
  constructor(private readonly handle: () => number) {}

  /** Notes that something was written. */
  need(): void {
    this.#isNeeded = true;
  }

  /**
   * Resolves when everything that was written until now survives.
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
      // Some network file systems cannot.
      if (!hasCode(error, 'EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    }
  }
}

/** Makes the name of a new file survive a power failure, if the system can do that. */
export async function flushFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    // Windows has no such call.
    if (errorCode(error) === undefined) throw error;
  }
}
