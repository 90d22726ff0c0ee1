import { vocabulary } from '../model/vocabulary';

/** The finer state within a status, or the outcome of a closed referral. */
export const referralSubstatus = vocabulary(
  'ReferralSubstatus',
  'Microsoft Learn, Referral resources, ReferralSubstatus',
  [
    ['None', 'No substatus. Every status has substates of its own, so this one says nothing.'],
    ['Pending', 'New and waiting for an answer.'],
    ['Received', 'New and received by the other organization.'],
    ['Accepted', 'Active, taken on by the partner.'],
    ['Won', 'Closed with a sale.'],
    ['Lost', 'Closed without a sale.'],
    ['Declined', 'Closed because the partner declined it.'],
    ['Expired', 'Closed because no answer came in time.'],
    ['Error', 'Closed because something was wrong with it.'],
  ],
);
