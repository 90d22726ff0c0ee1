/** What a new referral's parts are begun with: as little as a create needs, and nothing that says yes for the user. */
const starters: Readonly<Record<string, unknown>> = {
  type: 'Independent',
  customerProfile: {
    name: '',
    address: { addressLine1: '', city: '', state: '', postalCode: '', country: '' },
    team: [{ firstName: '', lastName: '', phoneNumber: '', email: '' }],
  },
  consent: {
    consentToToShareInfoWithOthers: false,
    consentToContact: false,
    consentToShareReferralWithMicrosoftSellers: false,
    consentToMicrosoftToContactSpecificPartners: false,
  },
  details: {
    notes: '',
    dealValue: 0,
    currency: 'USD',
    requirements: { products: [], solutions: [] },
  },
};

/** The value that a missing property is begun with, by the property's wire name. */
export function starterValue(name: string): unknown {
  return Object.hasOwn(starters, name) ? starters[name] : '';
}
