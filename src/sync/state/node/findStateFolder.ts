import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { findOwnFolder } from './trustedFolder';

const name = '.referrals';

/**
 * Finds the `.referrals` folder for the files of a folder, by the same rule for editor and command line: the nearest
 * one from the folder up to the root of its repository. Outside of a repository, searches up to `root`, and further up
 * only for a folder that is trusted. If there is none, returns the path in the root.
 * @param folder an absolute path, which need not exist
 * @param root the workspace folder, or the current folder of a command. If `folder` is not below it, `folder` is the
 *   root.
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

/** Returns the path without symbolic links, as far as it exists, so that a folder has the same state by any path. */
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
