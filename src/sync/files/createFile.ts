import { constants, link, unlink, writeFile } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { promisify } from 'node:util';

// Of many small files, half the time of the newer `fs/promises`.
const write = promisify(writeFile);
const linkTo = promisify(link);
const unlinkFrom = promisify(unlink);

/** What file systems say that have no links. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'];

/**
 * Makes a file that is there whole or not at all, and never in the place of another one: of several processes that make
 * one at the same time, one does.
 * @param file an absolute path in a folder that is there
 * @returns false where something of this name exists
 * @throws Error of the file system
 */
export async function createFile(file: string, content: string | Uint8Array): Promise<boolean> {
  const temporary = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    await write(temporary, content, { flag: 'wx' });
    await linkTo(temporary, file).catch(async (error: NodeJS.ErrnoException) => {
      if (!noLinks.includes(error.code ?? '')) throw error;
      await copyFile(temporary, file, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlinkFrom(temporary).catch(() => undefined);
  }
}
