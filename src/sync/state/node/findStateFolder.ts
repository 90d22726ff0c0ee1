import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { findOwnFolder } from './trustedFolder';

const name = '.referrals';

/**
 * Finds the `.referrals` folder for the files of a folder, by one rule for editor and command line: the nearest one from
 * the folder upward to the root of its repository; outside of a repository upward to `root`, and from there on only one
 * that this user's programs have made. If there is none, it belongs in that root.
 * @param folder an absolute path; need not exist
 * @param root the workspace folder, or the current folder of a command; `folder` itself if it is not below that
 */
export async function findStateFolder(folder: string, root: string = folder): Promise<string> {
  const [from, outer] = await Promise.all([realFolder(folder), realFolder(root)]);
  const upward = [from];
  for (let at = from; path.dirname(at) !== at; at = path.dirname(at)) upward.push(path.dirname(at));
  const repository = await findFirst(upward, (at) => exists(path.join(at, '.git')));
  const top = repository ?? (isBelow(from, outer) ? outer : from);
  const within = upward.slice(0, upward.indexOf(top) + 1);
  const found =
    (await findFirst(within, (at) => exists(path.join(at, name)))) ??
    (repository === undefined ? await findFirst(upward.slice(within.length), isOwn) : undefined);
  return path.join(found ?? top, name);
}

async function findFirst(folders: readonly string[], is: (folder: string) => Promise<boolean>) {
  for (const folder of folders) if (await is(folder)) return folder;
  return undefined;
}

async function isOwn(folder: string): Promise<boolean> {
  return findOwnFolder(path.join(folder, name)).then(
    (own) => own !== undefined,
    () => false,
  );
}

/** Returns the path without symbolic links, as far as it exists: one folder has one state, whatever leads to it. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    const parent = path.dirname(folder);
    return parent === folder ? folder : path.join(await realFolder(parent), path.basename(folder));
  }
}

function isBelow(folder: string, outer: string): boolean {
  const relative = path.relative(outer, folder);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
