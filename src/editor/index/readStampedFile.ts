import { close, fstat, open, read } from 'node:fs';

/** The bytes of a file, and how it was when they were read: modification time in milliseconds, size in bytes. */
export interface StampedFile {
  bytes: Uint8Array;
  stamp: { readonly mtime: number; readonly size: number };
}

/**
 * Reads a file of the disk together with its stamp, in half the time that `stat` and `readFile` take for small files: a
 * workspace has ten thousand of them.
 * @throws the error of the file system where it cannot be read
 */
export function readStampedFile(path: string): Promise<StampedFile> {
  return new Promise((resolve, reject) => {
    open(path, 'r', (failed, file) => {
      if (failed) return reject(failed);
      const end = (error: Error | null, done?: StampedFile) =>
        close(file, () => (done ? resolve(done) : reject(error ?? new Error(`Could not read ${path}`))));
      fstat(file, (failed, { mtime, size } = {} as never) => {
        if (failed) return end(failed);
        const stamp = { mtime: mtime.getTime(), size };
        const buffer = Buffer.allocUnsafeSlow(size);
        const readOn = (filled: number): void => {
          if (filled === size) return end(null, { bytes: buffer, stamp });
          read(file, buffer, filled, size - filled, filled, (failed, count) => {
            if (failed) return end(failed);
            // Shorter than it was a moment ago: somebody is writing, and will be noticed.
            if (count === 0) return end(null, { bytes: buffer.subarray(0, filled), stamp });
            readOn(filled + count);
          });
        };
        readOn(0);
      });
    });
  });
}
