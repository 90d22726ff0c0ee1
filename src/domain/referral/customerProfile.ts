import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { customerProfileType } from '../vocabularies/customerProfileType';
import { customerSize } from '../vocabularies/customerSize';
import { member } from './member';

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

/** A postal address (Referral resources, Address). */
export const address = resource(
  'Address',
  {
    description: "The customer's postal address.",
    source: 'Microsoft Learn, Referral resources, Address',
    mistakes: {
      line1: 'addressLine1',
      line2: 'addressLine2',
      street: 'addressLine1',
      zip: 'postalCode',
      province: 'state',
      zipCode: 'postalCode',
      countryCode: 'country',
      countryRegion: 'country',
    },
  },
  {
    addressLine1: { type: 'string', documented: 'AddressLine1', description: 'The first line of the address.' },
    addressLine2: {
      type: 'string',
      documented: 'AddressLine2',
      mayBeEmpty: true,
      description: 'The second line of the address; may be left out.',
    },
    city: { type: 'string', documented: 'City', description: 'The city.' },
    state: { type: 'string', documented: 'State', mayBeEmpty: true, description: 'The state or province.' },
    postalCode: { type: 'string', documented: 'PostalCode', description: 'The postal or ZIP code.' },
    country: {
      type: 'string',
      documented: 'Country',
      format: 'country',
      description: 'The country or region, as a two-letter ISO 3166-1 code such as `US`.',
    },
    region: { type: 'string', documented: 'Region', mayBeEmpty: true, description: 'The region.' },
  },
);

/** The customer (Referral resources, CustomerProfile). */
export const customerProfile = resource(
  'CustomerProfile',
  {
    description: "The customer's organization, address and contacts.",
    source: 'Microsoft Learn, Referral resources, CustomerProfile',
    mistakes: {
      employees: 'size',
      companySize: 'size',
      contacts: 'team',
      companyName: 'name',
      customerName: 'name',
      accountName: 'name',
    },
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
