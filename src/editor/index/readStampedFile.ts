import fs from 'node:fs';
import { promisify } from 'node:util';

const open = promisify(fs.open);
const fstat = promisify(fs.fstat);
const read = promisify(fs.read);
const close = promisify(fs.close);

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
export async function readStampedFile(path: string): Promise<StampedFile> {
  const file = await open(path, 'r');
  try {
    const { mtime, size } = await fstat(file);
    const buffer = Buffer.allocUnsafeSlow(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await read(file, buffer, filled, size - filled, filled);
      if (bytesRead === 0) break; // shorter than a moment ago: somebody is writing, and will be noticed
      filled += bytesRead;
    }
    return { bytes: buffer.subarray(0, filled), stamp: { mtime: mtime.getTime(), size } };
  } finally {
    await close(file);
  }
}
