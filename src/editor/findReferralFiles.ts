import { type Uri, workspace } from 'vscode';

/** The files of the language `referral`, as a glob. */
export const referralGlob = '**/*.{referral,referrals}.json';

/** All referral files of the workspace, by path; what `files.exclude` hides and packages bring along is left out. */
export async function findReferralFiles(): Promise<Uri[]> {
  const files = await workspace.findFiles(referralGlob, '**/node_modules/**');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
