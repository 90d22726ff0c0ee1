import { lstat, mkdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isObject } from '../../base/isObject';
import { createFile, putFile } from '../../base/node/atomicWrite';
import { hasCode } from '../../base/node/errno';

/** What this user keeps of a `.referrals` folder outside of it. Only folders with such an entry are trusted. */
export interface TrustedFolder {
  /** Signs what is written into the folder. */
  key: Buffer;
  /** The files that were made in it: one that is missing was not just never written. */
  files: readonly string[];
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The folder in which a user's programs keep state, of the extension and the command line alike. */
export function privateFolder(env: Readonly<NodeJS.ProcessEnv> = process.env): string {
  const name = 'partner-center-referrals';
  if (env.XDG_STATE_HOME && path.isAbsolute(env.XDG_STATE_HOME)) return path.join(env.XDG_STATE_HOME, name);
  const home = homedir();
  if (process.platform === 'win32') return path.join(env.LOCALAPPDATA || path.join(home, 'AppData/Local'), name);
  if (process.platform === 'darwin') return path.join(home, 'Library/Application Support', name);
  return path.join(home, '.local/state', name);
}

/** Returns what is known of the folder with an id; undefined if it is not trusted. */
export async function findTrusted(id: string): Promise<TrustedFolder | undefined> {
  if (!idPattern.test(id)) return undefined;
  let text: string;
  try {
    await assertOwn(privateFolder());
    text = await readFile(fileOf(id), 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  return parse(text);
}

/**
 * Keeps what is known of a folder, which is trusted from now on.
 * @param folder its path, for people who look into the private storage
 */
export async function trust(id: string, { key, files }: TrustedFolder, folder: string): Promise<void> {
  const text = `${JSON.stringify({ folder, key: key.toString('base64'), files })}\n`;
  const file = fileOf(id);
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await assertOwn(privateFolder());
  if (!(await createFile(file, text, 0o600))) await putFile(file, Buffer.from(text));
}

function fileOf(id: string): string {
  return path.join(privateFolder(), 'folders', `${id}.json`);
}

function parse(text: string): TrustedFolder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isObject(value) || typeof value.key !== 'string' || !Array.isArray(value.files)) return undefined;
    const key = Buffer.from(value.key, 'base64');
    return key.length < 32 ? undefined : { key, files: value.files.filter((each) => typeof each === 'string') };
  } catch {
    return undefined;
  }
}

/** @throws Error if another user could write into the folder */
async function assertOwn(folder: string): Promise<void> {
  const { uid, mode } = await lstat(folder);
  const own = process.getuid?.();
  if (own !== undefined && (uid !== own || (mode & 0o022) !== 0)) {
    throw new Error(`other users can change ${folder}`);
  }
}
