import { randomBytes, randomUUID } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { chmod, lstat, mkdir, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { isObject } from '../../../base/isObject';
import { t } from '../../../base/l10n';
import { createFile, putFile } from '../../../base/node/atomicWrite';
import { hasCode } from '../../../base/node/errno';
import { StateError } from '../stateError';

/** The lock of a `.referrals` folder, for all services. */
export const lockName = 'lock';
const ignoreName = '.gitignore';
const identityName = 'state.json';
/** Maximum length of the file with the identity, in bytes. */
const maxIdentity = 1000;

/** A `.referrals` folder that this user created on this computer. */
export interface OwnFolder extends TrustedFolder {
  id: string;
}

/**
 * Checks whether a `.referrals` folder is trusted, and returns its identity.
 * @returns undefined if the folder does not exist yet, or is empty
 * @throws StateError if it belongs to another user, came from elsewhere or is damaged
 */
export async function findOwnFolder(folder: string): Promise<OwnFolder | undefined> {
  if (!(await isUsable(folder))) return undefined;
  const id = await readIdentity(folder);
  const known = id === undefined ? undefined : await findTrusted(id);
  if (id !== undefined && known) return { id, ...known };
  if (id === undefined && (await isEmpty(folder))) return undefined;
  const message = t(
    '{0} was not made by you on this computer, so nothing was sent. Adopt it to read its referrals again from the service, or remove it.',
    folder,
  );
  throw new StateError('untrusted', message, folder);
}

/**
 * Checks that a `.referrals` folder is a folder of this user.
 * @returns false if it does not exist yet
 * @throws StateError if it belongs to another user, or is not a folder
 */
export async function isUsable(folder: string): Promise<boolean> {
  const stats = await lstat(folder).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  });
  if (!stats) return false;
  const own = process.getuid?.();
  if (own !== undefined && stats.uid !== own) {
    const message = t(
      '{0} belongs to another user, so nothing was read or sent. Use another folder, or remove it.',
      folder,
    );
    throw new StateError('foreign', message, folder);
  }
  if (!stats.isDirectory()) {
    const message = t('{0} is a file or a link. Remove it, so that a folder can be made in its place.', folder);
    throw new StateError('unusable', message, folder);
  }
  return true;
}

/** Creates a `.referrals` folder that only its user can read, and that git ignores. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  const { mode } = await lstat(folder);
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700);
  await createFile(path.join(folder, ignoreName), '*\n', 0o600);
}

/** Returns a new identity for a folder. It takes effect when `identify` writes it. */
export function newIdentity(): OwnFolder {
  return { id: randomUUID(), key: randomBytes(32), files: [] };
}

/** Writes the identity of a folder and makes it trusted. The caller must hold its lock. */
export async function identify(folder: string, own: OwnFolder): Promise<OwnFolder> {
  // Stores the trust first: if the process is killed in between, the folder is still empty.
  await trust(own.id, own, folder);
  await putFile(path.join(folder, identityName), Buffer.from(`${JSON.stringify({ version: 1, id: own.id })}\n`), 0o600);
  return own;
}

/** Stores the names of files that were created in a folder. The caller must hold its lock. */
export async function rememberFiles(folder: string, own: OwnFolder, names: readonly string[]): Promise<OwnFolder> {
  if (names.every((name) => own.files.includes(name))) return own;
  const all = { ...own, files: [...new Set([...own.files, ...names])] };
  await trust(own.id, all, folder);
  return all;
}

/** Returns a text that changes each time the identity of a folder is written; undefined if it has none. */
export function identityStamp(folder: string): string | undefined {
  const stats = lstatSync(path.join(folder, identityName), { throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.mtimeMs}`;
}

/** Returns the identity that is written in a folder; undefined if there is none or it is malformed. */
async function readIdentity(folder: string): Promise<string | undefined> {
  const file = path.join(folder, identityName);
  try {
    const stats = await lstat(file);
    if (!stats.isFile() || stats.size > maxIdentity) return undefined;
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isObject(value) && value.version === 1 && typeof value.id === 'string' ? value.id : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whether a folder has only files that are created before its identity. */
async function isEmpty(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.every((name) => name === lockName || name === ignoreName || /^\.referral-.*\.tmp$/.test(name));
}

/**
 * The data about a `.referrals` folder in the private storage of the user. Only folders with such an entry are trusted.
 */
interface TrustedFolder {
  /** The key that signs the journals of the folder. */
  key: Buffer;
  /** The files that were created in it. If one of them is missing, the folder is damaged. */
  files: readonly string[];
}

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the private storage of the user, which extension and command line share. */
function privateFolder(env: Readonly<NodeJS.ProcessEnv> = process.env): string {
  const name = 'partner-center-referrals';
  if (env.XDG_STATE_HOME && path.isAbsolute(env.XDG_STATE_HOME)) return path.join(env.XDG_STATE_HOME, name);
  const home = homedir();
  if (process.platform === 'win32') return path.join(env.LOCALAPPDATA || path.join(home, 'AppData/Local'), name);
  if (process.platform === 'darwin') return path.join(home, 'Library/Application Support', name);
  return path.join(home, '.local/state', name);
}

/** Reads the entry for the folder with an identity; undefined if it is not trusted. */
async function findTrusted(id: string): Promise<TrustedFolder | undefined> {
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
 * Writes the entry for a folder, which is trusted from then on.
 * @param folder its path, for people who read the private storage
 */
async function trust(id: string, { key, files }: TrustedFolder, folder: string): Promise<void> {
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
