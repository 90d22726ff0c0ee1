import { resource } from '../model/resource';

/** What the customer and the partner agree to (Referral resources, consent flags). */
export const consent = resource(
  'Consent',
  {
    description: 'What may be shared with other organizations, and who may be contacted.',
    source: 'Microsoft Learn, Referral resources, Consent',
    mistakes: {
      consentToShareInfoWithOthers: 'consentToToShareInfoWithOthers',
      consentToShareWithMicrosoftSellers: 'consentToShareReferralWithMicrosoftSellers',
      consentToShareReferralWithMicrosoft: 'consentToShareReferralWithMicrosoftSellers',
    },
  },
  {
    consentToToShareInfoWithOthers: {
      type: 'boolean',
      documented: 'ConsentToToShareInfoWithOthers',
      description: 'Whether personal data may be shared with others. The doubled "To" is the real name.',
    },
    consentToContact: {
      type: 'boolean',
      documented: 'ConsentToContact',
      description: 'Whether the people named may be contacted.',
    },
    consentToShareReferralWithMicrosoftSellers: {
      type: 'boolean',
      documented: 'ConsentToShareReferralWithMicrosoftSellers',
      description: 'Whether the deal is shared with Microsoft sellers; `false` makes it a private deal.',
    },
    consentToMicrosoftToContactSpecificPartners: {
      type: 'boolean',
      documented: 'ConsentToMicrosoftToContactSpecificPartners',
      description: 'Whether Microsoft may contact specific partners about this deal.',
    },
  },
);
