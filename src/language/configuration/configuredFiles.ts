import { globPattern } from '../../base/globPattern';

/**
 * Returns the folders whose configuration file may apply to a file, nearest first. They go up to the root of the file's
 * repository; outside a repository up to the outermost folder; else only the file's own folder.
 * @param upward the file's folder, and all folders above it
 * @param isOutermost whether a folder is the workspace folder, or the current folder of a command
 */
export function searchedFolders<T>(
  upward: readonly T[],
  isRepository: (folder: T) => boolean,
  isOutermost: (folder: T) => boolean,
): T[] {
  const repository = upward.findIndex(isRepository);
  const top = repository >= 0 ? repository : upward.findIndex(isOutermost);
  return upward.slice(0, Math.max(top, 0) + 1);
}

/**
 * Returns a test for the files that a configuration leaves out: files that match, and files below a folder that
 * matches. A pattern without a slash matches at any depth, as in a .gitignore.
 * @param patterns patterns of `*`, `**`, `?`, `[a-z]` and `{a,b}`, relative to the folder of the configuration
 * @returns whether a file is left out, given its path from that folder with `/`
 */
export function ignoredBy(patterns: readonly string[]): (relativePath: string) => boolean {
  const globs = patterns.flatMap((pattern) => {
    const plain = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    return globPattern(plain.includes('/') ? plain : `**/${plain}`);
  });
  const matchers = globs.map(({ folder, matches }) => {
    const below = folder === '.' ? '' : `${folder}/`;
    return (path: string) => path.startsWith(below) && matches(path.slice(below.length));
  });
  return (relativePath) => {
    if (matchers.length === 0) return false;
    const names = relativePath.split('/');
    return names.some((_, index) => {
      const part = names.slice(0, index + 1).join('/');
      return matchers.some((matches) => matches(part));
    });
  };
}
