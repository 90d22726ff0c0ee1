import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { referralRequirements } from './referralRequirements';

/** The deal itself (Referral resources, ReferralDetails). */
export const referralDetails = resource(
  'ReferralDetails',
  {
    description: 'The deal: notes, value, closing date and requirements.',
    source: 'Microsoft Learn, Referral resources, ReferralDetails',
    mistakes: {
      closeDate: 'closingDateTime',
      closingDate: 'closingDateTime',
      estimatedCloseDate: 'closingDateTime',
      estimatedClosingDateTime: 'closingDateTime',
      estimatedDealValue: 'dealValue',
      value: 'dealValue',
      currencyCode: 'currency',
      note: 'notes',
    },
  },
  {
    notes: {
      type: 'string',
      documented: 'Notes',
      format: 'multiline',
      mayBeEmpty: true,
      description: 'What the deal is about, for the receiving organization.',
    },
    dealValue: {
      type: 'number',
      documented: 'DealValue',
      documentedType: 'decimal',
      description: 'The estimated value of the deal, as a number in the currency beside it.',
    },
    currency: {
      type: 'string',
      documented: 'Currency',
      format: 'currency',
      description: 'The ISO 4217 code of the currency of the deal value, such as `USD`.',
    },
    closingDateTime: {
      type: 'string',
      documented: 'ClosingDateTime',
      documentedType: 'string in UTC date time format',
      format: 'dateTime',
      description: 'When the customer plans to close the deal: a date-time in UTC, such as `2026-12-31T00:00:00Z`.',
    },
    requirements: {
      type: referralRequirements,
      documented: 'Requirements',
      description: 'The industries, products, services and solutions that the customer is interested in.',
    },
    customerRequestedContact: {
      type: 'boolean',
      source: seenInResponses,
      description: 'Whether the customer asked to be contacted.',
    },
    customerAction: { type: 'string', source: seenInResponses, description: 'What the customer did.' },
    incentiveLevel: { type: 'any', source: seenInResponses, description: 'The level of incentive.' },
  },
);
