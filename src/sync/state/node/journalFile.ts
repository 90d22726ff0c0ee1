import { constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { errorCode } from '../../../base/node/errno';

const chunkSize = 1 << 20;
const newline = 10;

/** Never follows a link, and never waits for the other end of a pipe. */
const careful = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** A file that is open. */
interface OpenFile {
  handle: number;
  inode: number;
  isRegular: boolean;
}

/**
 * Opens a file.
 * @returns `missing` if there is none; `irregular` if a link, a folder or a pipe is in its place
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
 * Reads the whole lines of an open file, each with its newline, from an offset on. The half line at the end is left out.
 * @param maxLine maximum length of a line, in bytes
 * @returns whether no line is too long
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
