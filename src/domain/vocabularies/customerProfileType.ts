import { vocabulary } from '../model/vocabulary';

/** Which kind of external id a customer has; on the wire a value of `profileType`. */
export const customerProfileType = vocabulary(
  'CustomerProfileType',
  'Microsoft Learn, Referral resources, CustomerProfileType',
  [
    ['Duns', "The customer's Dun & Bradstreet number: nine digits.", 'D-U-N-S number'],
    ['External', 'An ID of the customer that is unique within your organization, such as a CRM ID.', 'Your own ID'],
  ],
);
