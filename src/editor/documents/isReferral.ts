import type { TextDocument } from 'vscode';

/** The language of referral files: see `contributes.languages` in package.json. */
export const languageId = 'referral';

/** The files of the language `referral`, as a glob. */
export const referralGlob = '**/*.{referral,referrals}.json';

/** Whether a path, or the name of a file, matches that glob. */
export function isReferralFile(path: string): boolean {
  return /\.referrals?\.json$/.test(path);
}

const lookedAt = ['git', 'vscode', 'referral-remote'];

/** Whether a document is a referral of the user. Read-only ones, such as the service's version, are not. */
export function isChecked({ languageId: language, uri }: Pick<TextDocument, 'languageId' | 'uri'>): boolean {
  return language === languageId && !lookedAt.includes(uri.scheme);
}
