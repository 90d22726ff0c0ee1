import { vocabulary } from '../model/vocabulary';

/** Who works on the referral. */
export const referralType = vocabulary('ReferralType', 'Microsoft Learn, Referral resources, ReferralType', [
  ['Shared', 'All parties work together to close the deal: co-sell with Microsoft or with another partner.'],
  ['Independent', 'The partner closes the deal without help from Microsoft: private and partner-led deals, and leads.'],
]);
