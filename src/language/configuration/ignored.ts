import { globPattern } from '../../base/globPattern';

/**
 * Tells which files the patterns of a configuration leave out: what matches, and all that is below a folder that matches.
 * A pattern without a slash matches at any depth, as in a .gitignore.
 * @param patterns patterns of `*`, `**`, `?`, `[a-z]` and `{a,b}`, relative to the folder of the configuration
 * @returns whether a file is left out, by its path from that folder with `/`
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
