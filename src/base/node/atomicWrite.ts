import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  link,
  linkSync,
  open as openWithCallback,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlink,
  unlinkSync,
  writeFile,
  writeFileSync,
} from 'node:fs';
import { access, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { hasCode } from './errno';
import { sweepOnce, temporaryName } from './temporaryFiles';

// These take half the time of `fs/promises` for many small files.
const write = promisify(writeFile);
const linkTo = promisify(link);
const unlinkFrom = promisify(unlink);
const openFile = promisify(openWithCallback);

/** Error codes of file systems without hard links. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/** Maximum number of symbolic links to follow, as on Linux. */
const maxLinks = 40;

/**
 * Creates a file with its whole content or not at all, and never replaces another one: if several processes create it
 * at the same time, one succeeds.
 * @param file an absolute path in a folder that exists
 * @param mode permissions, before the umask
 * @returns false if a file or folder with this name exists
 * @throws Error of the file system
 */
export async function createFile(file: string, content: string | Uint8Array, mode = 0o666): Promise<boolean> {
  const folder = path.dirname(file);
  await sweepOnce(folder);
  const temporary = path.join(folder, temporaryName());
  try {
    await write(temporary, content, { flag: 'wx', mode });
    await linkTo(temporary, file).catch(async (error: unknown) => {
      if (!hasCode(error, ...noLinks)) throw error;
      // Reserves the name first. A reader sees an empty file for a moment.
      await (await open(file, 'wx', mode)).close();
      await renameOver(temporary, file);
    });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    await unlinkFrom(temporary).catch(() => undefined);
  }
}

/**
 * Creates a file like `createFile`, but synchronously, which takes a third of the time for thousands of small files.
 * Only for programs without a user interface, because it blocks the thread.
 */
export async function createFileAtOnce(file: string, content: string): Promise<boolean> {
  const folder = path.dirname(file);
  await sweepOnce(folder);
  const temporary = path.join(folder, temporaryName());
  let isWritten = false;
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    isWritten = true;
    linkSync(temporary, file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (hasCode(error, ...noLinks)) return createFile(file, content);
    throw error;
  } finally {
    if (isWritten) unlinkSync(temporary);
  }
}

/**
 * Replaces a file as a whole: a reader sees the old bytes or the new ones. Keeps its mode and owner; follows symbolic
 * links. Refuses a read-only file. Overwrites a file in place if it has several hard links or another owner, or if its
 * folder is not writable.
 * @param expected the bytes that the file must still have when it is replaced
 * @returns false if the file has other bytes; it is then unchanged
 * @throws Error of the file system, also if there is no such file
 */
export async function replaceFile(file: string, bytes: Uint8Array, expected?: Uint8Array): Promise<boolean> {
  const target = await realpath(file);
  await access(target, constants.W_OK);
  const old = await stat(target);
  const temporary = path.join(path.dirname(target), temporaryName());
  await sweepOnce(path.dirname(target));
  try {
    if (!(old.nlink === 1 && (await writeLike(old, temporary, bytes)))) return await overwrite(target, bytes, expected);
    return await swap(temporary, target, expected);
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Replaces a file like `replaceFile`, but writes synchronously, which takes a third of the time for thousands of small
 * files. Does not flush to disk, so a power failure can undo the change. Only for programs without a user interface,
 * because it blocks the thread.
 */
export async function replaceFileAtOnce(file: string, bytes: Uint8Array, expected: Uint8Array): Promise<boolean> {
  const target = realpathSync.native(file);
  accessSync(target, constants.W_OK);
  const old = statSync(target);
  await sweepOnce(path.dirname(target));
  const temporary = path.join(path.dirname(target), temporaryName());
  try {
    if (old.nlink === 1 && (await writeLikeAtOnce(old, temporary, bytes))) {
      const isSwapped = await swap(temporary, target, expected);
      if (!isSwapped) unlinkSync(temporary);
      return isSwapped;
    }
  } catch (error) {
    // A disk may be full, or the file in use for a moment.
    await rm(temporary, { force: true });
    if (!hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
  }
  return replaceFile(file, bytes, expected);
}

/**
 * Renames a file over another one if that still has the expected bytes. Compares and renames synchronously to keep the
 * gap short: no file system can do both at once, and a change by another program in between would be lost.
 */
async function swap(from: string, to: string, expected: Uint8Array | undefined): Promise<boolean> {
  let isExpected = true;
  await renameOver(from, to, async () => {
    isExpected = expected === undefined || Buffer.compare(readFileSync(to), expected) === 0;
    if (isExpected) renameSync(from, to);
  });
  return isExpected;
}

/**
 * Writes a new file with the mode of another one. @returns false, and leaves no file, if its owner or group would
 * differ
 */
async function writeLikeAtOnce(
  old: { mode: number; uid: number; gid: number },
  file: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const handle = await openFile(file, 'wx', old.mode & 0o777);
  let isLike = false;
  try {
    const created = fstatSync(handle);
    isLike = created.uid === old.uid && created.gid === old.gid;
    if (!isLike) return false;
    // The mode given to open is cut by the umask.
    if ((created.mode & 0o7777) !== (old.mode & 0o7777)) fchmodSync(handle, old.mode & 0o7777);
    writeFileSync(handle, bytes);
    return true;
  } finally {
    closeSync(handle);
    if (!isLike) unlinkSync(file);
  }
}

/**
 * Creates or replaces a file. Follows symbolic links, even if their target does not exist yet.
 * @param mode permissions of a new file
 */
export async function putFile(file: string, bytes: Uint8Array, mode?: number): Promise<void> {
  let target = file;
  for (let links = 0; links < maxLinks; links++) {
    try {
      await replaceFile(target, bytes);
      return;
    } catch (error) {
      if (!hasCode(error, 'ENOENT')) throw error;
    }
    if (await createFile(target, bytes, mode)) return;
    target = await readlink(target).then(
      (next) => path.resolve(path.dirname(target), next),
      () => target,
    );
  }
  throw new Error(`${file} cannot be written: it leads through too many symbolic links.`);
}

/** Writes a new file with the mode and owner of another one. @returns false if the system refuses this */
async function writeLike(
  old: { mode: number; uid: number; gid: number },
  file: string,
  bytes: Uint8Array,
): Promise<boolean> {
  try {
    const handle = await open(file, 'wx', old.mode & 0o777);
    try {
      const created = await handle.stat();
      if (created.uid !== old.uid || created.gid !== old.gid) await handle.chown(old.uid, old.gid);
      // The mode given to open is cut by the umask.
      await handle.chmod(old.mode & 0o7777);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EPERM', 'EACCES')) return false;
    throw error;
  }
}

/** Overwrites a file in place: not atomic, but its owner, links and attributes stay. */
async function overwrite(file: string, bytes: Uint8Array, expected: Uint8Array | undefined): Promise<boolean> {
  const handle = await open(file, 'r+');
  try {
    if (expected && Buffer.compare(await handle.readFile(), expected) !== 0) return false;
    for (let at = 0; at < bytes.length; ) at += (await handle.write(bytes, at, bytes.length - at, at)).bytesWritten;
    await handle.truncate(bytes.length);
    await handle.sync();
    return true;
  } finally {
    await handle.close();
  }
}

/**
 * Renames a file over another one. On Windows, retries for two seconds, because a virus scanner or an indexer may have
 * either file open.
 */
export async function renameOver(
  from: string,
  to: string,
  renameFile = rename,
  { isWindows = process.platform === 'win32' } = {},
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await renameFile(from, to);
    } catch (error) {
      if (!isWindows || attempt === 13 || !hasCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      await wait(attempt * 25);
    }
  }
}
