/** The files of `samples/`, which a browser cannot list. */
export const sampleFiles = [
  'README.md',
  'contoso-private-deal.referral.json',
  'fabrikam-co-sell.referral.json',
  'northwind-with-problems.referral.json',
  'tailspin-draft.referral.json',
];
