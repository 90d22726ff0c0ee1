import { resource, type ValueOf } from '../model/resource';

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

export type Address = ValueOf<typeof address>;
