import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { globPattern, isGlob } from '../base/globPattern';
import { t } from '../base/l10n';
import { plainText } from '../base/plainText';
import { configurationFileName } from '../language/configuration/configuration';
import { type Terminal, UsageError } from './cliCommand';
import type { ConfigurationFiles } from './configurationFiles';

const referralFile = /\.referrals?\.json$/i;

/** A file to check. */
interface FoundFile {
  /** The path as the user wrote it, or below the folder as the user wrote it. */
  file: string;
  /** The absolute path without links. */
  real: string;
  /** Whether it is a pipe, which can be read only once. */
  pipe?: boolean;
}

/**
 * Resolves paths to files. A path is a file with any name, a folder (all referral files below it), a pattern, or an
 * exclusion that begins with `!`. Returns each file once, even if links lead to it. The files of a folder or pattern
 * are sorted.
 * @param complain called for each path without files and each folder that cannot be read; by default, throws the error
 * @throws UsageError for paths that contradict each other
 */
export async function findFiles(paths: readonly string[], cwd: string, complain = raise): Promise<FoundFile[]> {
  if (paths.includes('')) throw new UsageError(t('a path is empty; check for a variable that is not set'));
  const wanted: string[] = [];
  const unwanted: ((absolute: string) => boolean)[] = [];
  for (const each of paths) {
    if (each.startsWith('!') && !(await statOf(path.resolve(cwd, each)))) unwanted.push(exclusion(each.slice(1), cwd));
    else wanted.push(each);
  }
  if (wanted.length === 0 && unwanted.length > 0)
    throw new UsageError(t('all paths are exclusions; name files or folders too'));
  const found = new Map<string, FoundFile>();
  let excluded = 0;
  for (const each of wanted) {
    for (const one of await foundIn(each, cwd, complain)) {
      if (unwanted.some((isUnwanted) => isUnwanted(path.resolve(cwd, one.file)))) excluded++;
      else if (!found.has(one.real)) found.set(one.real, one);
    }
  }
  if (found.size === 0 && excluded > 0) throw new UsageError(t('all files are excluded by patterns with "!"'));
  return [...found.values()];
}

/** Returns the files that no configuration ignores, and warns how many are ignored. */
export function withoutIgnored(
  files: readonly FoundFile[],
  configurations: Pick<ConfigurationFiles, 'ignores'>,
  { cwd, warn }: Pick<Terminal, 'cwd' | 'warn'>,
): FoundFile[] {
  const kept: FoundFile[] = [];
  const ignored: FoundFile[] = [];
  for (const each of files) (configurations.ignores(path.resolve(cwd, each.file)) ? ignored : kept).push(each);
  const [first] = ignored;
  const count = ignored.length;
  if (count === 1 && first) warn(`referrals: ${plainText(ignoredText(first.file))}\n`);
  if (count > 1) warn(`referrals: ${t('{0} files are ignored by {1}', count, configurationFileName)}\n`);
  return kept;
}

/** Returns the warning for an ignored file. */
export function ignoredText(file: string): string {
  return t('{0} is ignored by {1}', file, configurationFileName);
}

/** Called for each path that cannot be read. */
type Complain = (error: Error) => void;

const raise: Complain = (error) => {
  throw error;
};

async function foundIn(written: string, cwd: string, complain: Complain): Promise<FoundFile[]> {
  try {
    return await filesOf(written, cwd, complain);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error);
    return [];
  }
}

async function filesOf(written: string, cwd: string, complain: Complain): Promise<FoundFile[]> {
  const stats = await statOf(path.resolve(cwd, written));
  if (stats?.isDirectory()) {
    const files = await filesBelow(written, cwd, (file) => referralFile.test(file), complain);
    if (files.length > 0) return files;
    throw new UsageError(t('{0} contains no *.referral.json or *.referrals.json files', written));
  }
  if (stats) {
    const absolute = path.resolve(cwd, written);
    return [
      stats.isFile()
        ? { file: written, real: await realpath(absolute) }
        : { file: written, real: absolute, pipe: true },
    ];
  }
  if (!isGlob(written)) throw new UsageError(t('{0} does not exist', written));
  const files: FoundFile[] = [];
  for (const { folder, matches } of globPattern(slashed(written))) {
    if (!(await statOf(path.resolve(cwd, folder)))?.isDirectory()) continue;
    // Not `push(...files)`: the number of arguments is limited.
    for (const file of await filesBelow(folder, cwd, matches, complain)) files.push(file);
  }
  if (files.length > 0) return files.sort((a, b) => (a.file < b.file ? -1 : 1));
  throw new UsageError(t('no file matches {0}', written));
}

/**
 * Returns a function that says whether a file is excluded: it matches the path or pattern, or is below a folder that
 * does.
 */
function exclusion(written: string, cwd: string): (absolute: string) => boolean {
  const globs = globPattern(slashed(written).replace(/\/+$/, '')).map(({ folder, matches }) => {
    return { root: path.resolve(cwd, folder), matches };
  });
  return (absolute) =>
    globs.some(({ root, matches }) => {
      const inner = path.relative(root, absolute).split(path.sep);
      return inner[0] !== '..' && inner.some((_, index) => matches(inner.slice(0, index + 1).join('/')));
    });
}

/**
 * Finds the files below a folder, except in `node_modules` and hidden folders.
 * @param wanted whether to return a file, given by its path relative to the folder, with `/`
 * @param complain called for each folder and link that cannot be read
 */
export async function filesBelow(
  folder: string,
  cwd: string,
  wanted: (file: string) => boolean,
  complain: Complain,
): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  const root = await realpath(path.resolve(cwd, folder));
  const visit = async (inner: string): Promise<void> => {
    const entries = await readdir(path.join(root, inner), { withFileTypes: true }).catch((error: Error) => {
      complain(new UsageError(t('cannot read {0}: {1}', path.join(folder, inner), error.message), { cause: error }));
      return [];
    });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const file = inner ? `${inner}/${entry.name}` : entry.name;
      const real = path.join(root, file);
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) await visit(file);
      } else if (!wanted(file)) {
        // Not wanted.
      } else if (entry.isFile()) {
        files.push({ file: path.join(folder, file), real });
        // Links to files count, links to folders may lead in circles.
      } else if ((await statOf(real).catch(complain))?.isFile()) {
        files.push({ file: path.join(folder, file), real: await realpath(real) });
      }
    }
  };
  await visit('');
  return files;
}

function slashed(written: string): string {
  return path.sep === '\\' ? written.replaceAll('\\', '/') : written;
}

async function statOf(file: string) {
  return stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw new UsageError(t('cannot read {0}: {1}', file, error.message), { cause: error });
  });
}
