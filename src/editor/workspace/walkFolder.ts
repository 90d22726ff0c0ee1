/** Maximum number of folders to read: each is a request if the file system is remote. */
const maxFolders = 2000;
const skipped = ['node_modules', '.git'];

interface Entry<T> {
  uri: T;
  name: string;
  isFolder: boolean;
}

/**
 * Returns the files in a folder and below, reading folder after folder. A folder that cannot be read counts as empty.
 * Skips packages and repositories.
 */
export async function walkFolder<T>(
  root: T,
  { entries, wanted }: { entries(folder: T): Promise<Entry<T>[]>; wanted(file: Entry<T>): boolean },
): Promise<T[]> {
  const found: T[] = [];
  const folders = [root];
  for (let next = 0; next < folders.length && next < maxFolders; next++) {
    const folder = folders[next];
    if (folder === undefined) break;
    for (const entry of await entries(folder).catch(() => [])) {
      if (!entry.isFolder && wanted(entry)) found.push(entry.uri);
      else if (entry.isFolder && !skipped.includes(entry.name)) folders.push(entry.uri);
    }
  }
  return found;
}
