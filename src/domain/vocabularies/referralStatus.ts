import { vocabulary } from '../model/vocabulary';

/** Where a referral is in its life cycle. */
export const referralStatus = vocabulary('ReferralStatus', 'Microsoft Learn, Referral resources, ReferralStatus', [
  ['None', 'No status. A referral always has one of the others.'],
  ['New', 'Created or received, and not accepted yet.'],
  ['Active', 'Accepted and being worked on.'],
  ['Closed', 'Ended, for whatever reason; it cannot be opened again.'],
]);
