import { ftruncateSync, writeSync } from 'node:fs';

/**
 * Writes a line at the end of an open file, whole or not at all.
 * @param end the length of the file in bytes
 * @returns the length of the line in bytes
 * @throws Error of the file system
 */
export function appendLine(handle: number, line: string, end: number, write = writeSync): number {
  const length = Buffer.byteLength(line);
  try {
    // As a string: ten thousand buffers would have to be collected.
    let done = write(handle, line, end);
    if (done < length) {
      // If it is short of room, a system may take only a part.
      const bytes = Buffer.from(line);
      while (done < length) done += write(handle, bytes, done, length - done, end + done);
    }
    return length;
  } catch (error) {
    // A part of it would damage the next line.
    ftruncateSync(handle, end);
    throw error;
  }
}
