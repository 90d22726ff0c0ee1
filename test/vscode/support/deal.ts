/** A referral without problems, as a partner writes it. */
export function deal(changes: object = {}): Record<string, unknown> {
  return {
    name: 'Harbor Mills warehouse robots',
    type: 'Independent',
    qualification: 'SalesQualified',
    status: 'New',
    substatus: 'Pending',
    customerProfile: {
      name: 'Harbor Mills',
      address: { addressLine1: '4 Quay Street', city: 'Duluth', state: 'MN', postalCode: '55802', country: 'US' },
      size: '51to250employees',
      team: [{ firstName: 'Rosa', lastName: 'Lind', phoneNumber: '+1 218 555 0142', email: 'rosa@harbor.example' }],
    },
    consent: {
      consentToToShareInfoWithOthers: true,
      consentToContact: true,
      consentToShareReferralWithMicrosoftSellers: false,
      consentToMicrosoftToContactSpecificPartners: false,
    },
    details: {
      notes: 'Robots in two halls.',
      dealValue: 50000,
      currency: 'USD',
      closingDateTime: '2099-06-30T00:00:00Z',
      requirements: {
        products: [{ id: 'Azure' }],
        additionalRequirements: { attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }] },
      },
    },
    team: [{ firstName: 'Tomas', lastName: 'Reyes', email: 'tomas@partner.example' }],
    ...changes,
  };
}
