/**
 * Returns the folders whose configuration file may be about a file, nearest first: up to the root of the file's
 * repository; outside of a repository up to the outermost folder that counts; else the file's own folder.
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
