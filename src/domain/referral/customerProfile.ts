import { resource, type ValueOf } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { customerSize } from '../vocabularies/customerSize';
import { address } from './address';
import { customerId } from './customerId';
import { member } from './member';

/** The customer (Referral resources, CustomerProfile). */
export const customerProfile = resource(
  'CustomerProfile',
  {
    description: "The customer's organization, address and contacts.",
    source: 'Microsoft Learn, Referral resources, CustomerProfile',
    mistakes: { employees: 'size', contacts: 'team', companyName: 'name' },
  },
  {
    name: {
      type: 'string',
      documented: 'Name',
      description: "The name of the customer's organization; its legal name is matched best.",
    },
    address: { type: address, documented: 'Address', description: "The customer's address." },
    size: {
      type: customerSize,
      documented: 'Size',
      documentedType: 'string',
      mayBeEmpty: true,
      description: "How many people work at the customer's organization.",
    },
    team: {
      type: member,
      list: true,
      documented: 'Team',
      description: "The people to talk to at the customer's organization.",
    },
    ids: {
      type: customerId,
      list: true,
      documented: 'IDs',
      description: 'External IDs of the customer, such as its D-U-N-S number or its ID in your CRM.',
    },
    isMatchingComplete: {
      type: 'boolean',
      readOnly: true,
      source: seenInResponses,
      description: 'Whether the service has finished looking the customer up.',
    },
  },
);

export type CustomerProfile = ValueOf<typeof customerProfile>;
