import type { Uri } from 'vscode';
import { isReferralFile } from '../documents/isReferralFile';
import { searchFiles } from './searchFiles';

/** The files of the language `referral`, as a glob. */
export const referralGlob = '**/*.{referral,referrals}.json';

const referralFiles = { glob: referralGlob, isWanted: isReferralFile };

/** All referral files of the workspace, by path. */
export async function findReferralFiles(): Promise<Uri[]> {
  return (await searchFiles(referralFiles)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether the workspace has any referral file. */
export async function hasReferralFiles(): Promise<boolean> {
  return (await searchFiles({ ...referralFiles, max: 1 })).length > 0;
}
