import { FileType, type GlobPattern, RelativePattern, type Uri, workspace } from 'vscode';
import { pause } from '../../base/pause';
import { isReferralFile, referralGlob } from '../documents/isReferral';
import { walkFolder } from './walkFolder';

const referralFiles = { glob: referralGlob, isWanted: isReferralFile };

/** Returns all referral files of the workspace, by path. */
export async function findReferralFiles(): Promise<Uri[]> {
  return (await searchFiles(referralFiles)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the workspace has any referral file. */
export async function hasReferralFiles(): Promise<boolean> {
  return (await searchFiles({ ...referralFiles, max: 1 })).length > 0;
}

/** Schemes of the file systems that VS Code can always search. */
const searchedSchemes: readonly string[] = ['file', 'vscode-remote'];

const packages = '**/node_modules/**';

/**
 * Maximum time to wait for the search of other file systems, in milliseconds. VS Code waits without limit for their
 * extension.
 */
const maxWaitMs = 2000;
/** Whether the last such search ended in time. If not, later ones are not waited for, and folders are read instead. */
let hasSearchEnded = true;

interface Wanted {
  /** Glob of the files, for VS Code's search. */
  glob: string;
  /** Whether a file matches by name, for file systems that cannot be searched. */
  isWanted(name: string): boolean;
  /** The folder to search; all folders of the workspace if not given. */
  folder?: Uri;
  /** Maximum number of files to find. */
  max?: number;
}

/**
 * Finds files of the workspace. Leaves out installed packages, and what `files.exclude` hides if VS Code searches. In
 * file systems that it cannot search, reads folder after folder.
 */
export async function searchFiles({ glob, isWanted, folder, max }: Wanted): Promise<Uri[]> {
  const folders = folder ? [folder] : (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const pattern = folder ? new RelativePattern(folder, glob) : glob;
  const found = await search(pattern, folders, max);
  if (max !== undefined && found.length >= max) return found;
  const unsearched = folders.filter((each) => !isSearched(each) && !found.some(({ scheme }) => scheme === each.scheme));
  const walked = await Promise.all(unsearched.map((each) => findByWalking(each, isWanted)));
  return [...found, ...walked.flat()];
}

function isSearched({ scheme }: Uri): boolean {
  return searchedSchemes.includes(scheme);
}

async function search(pattern: GlobPattern, folders: readonly Uri[], max: number | undefined): Promise<Uri[]> {
  const searching = () => workspace.findFiles(pattern, packages, max);
  if (folders.some(isSearched)) return searching();
  if (folders.length === 0 || !hasSearchEnded) return [];
  const late = pause(maxWaitMs).then(() => undefined);
  const found = await Promise.race([searching(), late]);
  hasSearchEnded = found !== undefined;
  return found ?? [];
}

function findByWalking(folder: Uri, isWanted: Wanted['isWanted']): Promise<Uri[]> {
  return walkFolder(folder, {
    entries: async (uri) => {
      const entries = await workspace.fs.readDirectory(uri);
      return entries.map(([name, type]) => ({
        uri: uri.with({ path: `${uri.path.replace(/\/$/, '')}/${name}` }),
        name,
        isFolder: type === FileType.Directory, // a link may lead round in a circle
      }));
    },
    wanted: ({ name }) => isWanted(name),
  });
}
