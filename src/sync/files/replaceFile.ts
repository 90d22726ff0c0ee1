import { constants } from 'node:fs';
import { access, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Replaces a file as a whole, keeping its mode: whoever reads it sees the old bytes or the new ones. Of a link, the
 * file that it leads to is replaced. A file that may not be written stays as it is.
 * @param expected what the file must hold until the moment of its replacement
 * @returns false where it does not: then it stays as it is
 */
export async function replaceFile(link: string, bytes: Uint8Array, expected?: Uint8Array): Promise<boolean> {
  const file = await realpath(link);
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const temporary = `${file}.${crypto.randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      // The mode given to open is cut by the umask.
      await handle.chmod(mode);
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (expected && Buffer.compare(await readFile(file), expected) !== 0) {
      await rm(temporary, { force: true });
      return false;
    }
    await rename(temporary, file);
    return true;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
