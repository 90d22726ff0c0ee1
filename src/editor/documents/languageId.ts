/** The language of referral files: see `contributes.languages` in package.json. */
export const languageId = 'referral';
