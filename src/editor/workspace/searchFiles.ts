import { FileType, type GlobPattern, RelativePattern, type Uri, workspace } from 'vscode';
import { pause } from '../../base/pause';
import { isReferralFile, referralGlob } from '../documents/isReferral';
import { walkFolder } from './walkFolder';

const referralFiles = { glob: referralGlob, isWanted: isReferralFile };

/** All referral files of the workspace, by path. */
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

/** For how long the search of other file systems is waited for: VS Code waits without end for an extension that can. */
const maxWaitMs = 2000;
/** Whether the last such search ended in time; once it did not, folders are read without waiting again. */
let hasSearchEnded = true;

interface Wanted {
  /** The files, as VS Code searches them. */
  glob: string;
  /** The same by their names, for file systems that cannot be searched. */
  isWanted(name: string): boolean;
  /** The folder to search; all folders of the workspace if not given. */
  folder?: Uri;
  /** How many files are enough. */
  max?: number;
}

/**
 * Finds files of the workspace. What packages bring along is left out, and what `files.exclude` hides if VS Code searches;
 * in file systems that it cannot search, folder after folder is read.
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
