import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { globPattern, isGlob } from './globPattern';
import { UsageError } from './usageError';

const referralFile = /\.referrals?\.json$/i;

/**
 * The files that paths mean: files by any name, folders with all referral files below them, and patterns. Each file
 * once, folders and patterns sorted.
 * @throws UsageError for a path that means nothing
 */
export async function findFiles(paths: readonly string[], cwd: string): Promise<string[]> {
  const found = new Map<string, string>();
  for (const each of paths) {
    for (const file of await filesOf(each, cwd)) {
      const absolute = path.resolve(cwd, file);
      if (!found.has(absolute)) found.set(absolute, file);
    }
  }
  return [...found.values()];
}

async function filesOf(written: string, cwd: string): Promise<string[]> {
  const stats = await statOf(path.resolve(cwd, written));
  if (stats?.isDirectory()) {
    const files = await below(written, cwd, (file) => referralFile.test(file));
    if (files.length > 0) return files;
    throw new UsageError(`${written} holds no *.referral.json or *.referrals.json`);
  }
  if (stats) return [written];
  if (!isGlob(written)) throw new UsageError(`${written} does not exist`);
  const { folder, matches } = globPattern(path.sep === '\\' ? written.replaceAll('\\', '/') : written);
  const files = (await statOf(path.resolve(cwd, folder)))?.isDirectory() ? await below(folder, cwd, matches) : [];
  if (files.length > 0) return files;
  throw new UsageError(`no file matches ${written}`);
}

/** Files below a folder that `wanted` says yes to, by their path from it; without node_modules and hidden folders. */
async function below(folder: string, cwd: string, wanted: (file: string) => boolean): Promise<string[]> {
  const files: string[] = [];
  const visit = async (inner: string): Promise<void> => {
    const entries = await readdir(path.resolve(cwd, folder, inner), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = inner ? `${inner}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) await visit(file);
        // Links to files count, links to folders may lead in circles.
      } else if (wanted(file) && (entry.isFile() || (await statOf(path.resolve(cwd, folder, file)))?.isFile())) {
        files.push(path.join(folder, file));
      }
    }
  };
  await visit('');
  return files;
}

async function statOf(file: string) {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(`${file} cannot be read: ${error.message}`, { cause: error });
  });
}
