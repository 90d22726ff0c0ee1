import { resource } from '../model/resource';
import { customerProfileType } from '../vocabularies/customerProfileType';

/** An external id of a customer: on the wire an entry of `ids`, documented as CustomerProfileType with a property per kind. */
export const customerId = resource(
  'CustomerProfileType',
  {
    description: 'An external ID of the customer.',
    source: 'Microsoft Learn, Referral resources, CustomerProfileType',
    mistakes: { type: 'profileType', value: 'id' },
  },
  {
    profileType: {
      type: customerProfileType,
      documented: 'ProfileType',
      description: 'The kind of ID: the D-U-N-S number, or an ID of your own.',
    },
    id: { type: 'string', documented: 'ID', mayBeEmpty: true, description: 'The ID itself.' },
  },
);
