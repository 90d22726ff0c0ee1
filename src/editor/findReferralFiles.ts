import { FileType, type Uri, workspace } from 'vscode';
import { isReferralFile } from './isReferralFile';
import { walkFolder } from './walkFolder';

/** The files of the language `referral`, as a glob. */
export const referralGlob = '**/*.{referral,referrals}.json';

/** All referral files of the workspace, by path; what `files.exclude` hides and packages bring along is left out. */
export async function findReferralFiles(): Promise<Uri[]> {
  const found = await workspace.findFiles(referralGlob, '**/node_modules/**');
  return [...found, ...(await findUnsearched(found))].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the workspace has any referral file. */
export async function hasReferralFiles(): Promise<boolean> {
  const found = await workspace.findFiles(referralGlob, '**/node_modules/**', 1);
  return found.length > 0 || (await findUnsearched(found)).length > 0;
}

/** Not every file system that an extension brings along can be searched; every one can be read. */
async function findUnsearched(found: readonly Uri[]): Promise<Uri[]> {
  const folders = (workspace.workspaceFolders ?? []).filter(
    ({ uri }) => !['file', 'vscode-remote'].includes(uri.scheme) && !found.some((each) => each.scheme === uri.scheme),
  );
  return (await Promise.all(folders.map(({ uri }) => findByWalking(uri)))).flat();
}

function findByWalking(folder: Uri): Promise<Uri[]> {
  return walkFolder(folder, {
    entries: async (uri) => {
      const entries = await workspace.fs.readDirectory(uri);
      return entries.map(([name, type]) => ({
        uri: uri.with({ path: `${uri.path.replace(/\/$/, '')}/${name}` }),
        name,
        isFolder: type === FileType.Directory, // a link may lead round in a circle
      }));
    },
    wanted: ({ name }) => isReferralFile(name),
  });
}
