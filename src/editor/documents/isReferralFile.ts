const name = /\.referrals?\.json$/;

/** Whether a path, or the name of a file, is one of the language `referral`; `referralGlob` says the same. */
export function isReferralFile(path: string): boolean {
  return name.test(path);
}
