import { constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { errorCode } from '../../../base/node/errno';

const chunkSize = 1 << 20;
const newline = 10;

/** Flags that prevent following a link and waiting for the other end of a pipe. */
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file that is open. */
interface OpenFile {
  handle: number;
  inode: number;
  isRegular: boolean;
}

/**
 * Opens a file.
 * @returns `missing` if it does not exist; `irregular` if it is a link, a folder or a pipe
 * @throws Error of the file system
 */
export function openFile(file: string, canWrite: boolean): OpenFile | 'missing' | 'irregular' {
  let handle: number;
  try {
    handle = openSync(file, (canWrite ? constants.O_RDWR : constants.O_RDONLY) | careful);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'missing';
    if (errorCode(error) !== 'ELOOP' && errorCode(error) !== 'EISDIR' && errorCode(error) !== 'ENXIO') throw error;
    return 'irregular';
  }
  const stats = fstatSync(handle);
  return { handle, inode: stats.ino, isRegular: stats.isFile() };
}

/**
 * Yields the complete lines of an open file from an offset on, each with its newline. Leaves out an incomplete line at
 * the end.
 * @param maxLine maximum length of a line, in bytes
 * @returns false if a line is too long
 */
export function* readLines(handle: number, from: number, maxLine: number): Generator<Buffer, boolean> {
  const { size } = fstatSync(handle);
  const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(chunkSize, size - from)));
  let rest = Buffer.alloc(0);
  for (let at = from; at < size; ) {
    const read = readSync(handle, chunk, 0, chunk.length, at);
    if (read === 0) break;
    at += read;
    let bytes = Buffer.concat([rest, chunk.subarray(0, read)]);
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
      yield bytes.subarray(0, end + 1);
      bytes = bytes.subarray(end + 1);
    }
    rest = Buffer.from(bytes);
    if (rest.length > maxLine) return false;
  }
  return true;
}

/**
 * Appends a line to an open file, completely or not at all.
 * @param end the length of the file in bytes
 * @returns the length of the line in bytes
 * @throws Error of the file system
 */
export function appendLine(handle: number, line: string, end: number, write = writeSync): number {
  const length = Buffer.byteLength(line);
  try {
    // Writes a string, because thousands of buffers would slow down garbage collection.
    let done = write(handle, line, end);
    if (done < length) {
      // If the disk is nearly full, the system may write only a part.
      const bytes = Buffer.from(line);
      while (done < length) done += write(handle, bytes, done, length - done, end + done);
    }
    return length;
  } catch (error) {
    // A partial line would damage the next one.
    ftruncateSync(handle, end);
    throw error;
  }
}
