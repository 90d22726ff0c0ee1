const requirements = (value: unknown) => ({ details: { requirements: value } });
const attributes = (...value: unknown[]) => requirements({ additionalRequirements: { attributes: value } });

/** Referrals that the sandbox refuses: what they have beside the least, the property at fault, and the inner code. */
export const refusedReferrals: readonly (readonly [more: Record<string, unknown>, target: string, inner: string])[] = [
  [{ type: undefined }, 'type', 'missingProperty'],
  [{ type: '' }, 'type', 'missingProperty'],
  [{ customerProfile: null }, 'customerProfile', 'missingProperty'],
  [{ consent: undefined }, 'consent', 'missingProperty'],
  [{ details: undefined }, 'details', 'missingProperty'],
  [{ status: 'Open' }, 'status', 'valueNotAllowed'],
  [{ substatus: 'Engaged' }, 'substatus', 'valueNotAllowed'],
  [{ qualification: 'Hot' }, 'qualification', 'valueNotAllowed'],
  [
    requirements({ products: [{ id: 'Azure' }, { id: 'Power Tools' }] }),
    'details.requirements.products[1].id',
    'valueNotAllowed',
  ],
  [requirements({ services: [{ id: 'Cooking' }] }), 'details.requirements.services[0].id', 'valueNotAllowed'],
  [requirements({ industries: [{ id: 'Space' }] }), 'details.requirements.industries[0].id', 'valueNotAllowed'],
  [
    requirements({ solutions: [{ type: 'Category', id: 'SOL-1' }] }),
    'details.requirements.solutions[0].id',
    'valueNotAllowed',
  ],
  [
    requirements({ solutions: [{ type: 'Other', id: 'x' }] }),
    'details.requirements.solutions[0].type',
    'valueNotAllowed',
  ],
  [{ customerProfile: { size: '10001+employees' } }, 'customerProfile.size', 'valueNotAllowed'],
  [{ customerProfile: { ids: [{ profileType: 'Tax' }] } }, 'customerProfile.ids[0].profileType', 'valueNotAllowed'],
  [{ target: [{ type: 'Partner', id: 'msft' }] }, 'target[0].type', 'valueNotAllowed'],
  [{ partnerRole: 'Cook' }, 'partnerRole', 'valueNotAllowed'],
  [
    attributes({ type: 'PartnerRole', id: 'Cook' }),
    'details.requirements.additionalRequirements.attributes[0].id',
    'valueNotAllowed',
  ],
  [{ name: 5 }, 'name', 'wrongType'],
  [{ team: { firstName: 'Kyle' } }, 'team', 'wrongType'],
  [{ team: ['Kyle'] }, 'team[0]', 'wrongType'],
  [{ details: [] }, 'details', 'wrongType'],
  [{ details: { dealValue: 'much' } }, 'details.dealValue', 'wrongType'],
  [{ details: { closingDateTime: '31.12.2026' } }, 'details.closingDateTime', 'invalidDateTime'],
  [{ details: { closingDateTime: '2026-02-30T00:00:00Z' } }, 'details.closingDateTime', 'invalidDateTime'],
  [{ consent: { consentToContact: 'true' } }, 'consent.consentToContact', 'wrongType'],
  [{ customerProfile: { ids: { duns: '1' } } }, 'customerProfile.ids', 'wrongType'],
  [{ customerProfile: { address: { country: 'USA' } } }, 'customerProfile.address.country', 'invalidCountry'],
];
