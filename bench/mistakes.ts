type Json = Record<string, unknown>;

/** A referral as far as mistakes are made in it. */
interface Body extends Json {
  customerProfile: Json & { address: Json; team: Json[] };
  consent: Json;
  details: Json & { requirements: Json & { products: Json[] } };
}

/** What people and programs do wrong: one of each kind that the checks know, except for errors of syntax. */
export const mistakes: readonly ((referral: Body, before: Json) => Json)[] = [
  (referral) => ({ ...referral, status: 'Closed', substatus: 'Pending' }),
  (referral) => ({ ...referral, substatuz: 'Accepted' }),
  (referral) => ({ ...referral, status: 'activ' }),
  (referral) => ({ ...referral, qualification: 'salesqualified' }),
  ({ name, ...referral }) => ({ Name: name, ...referral }),
  (referral) => ({ ...referral, details: { ...referral.details, dealValue: '20000' } }),
  (referral) => ({ ...referral, details: { ...referral.details, dealValue: -5 } }),
  (referral) => ({ ...referral, details: { ...referral.details, currency: 'EURO' } }),
  (referral) => ({ ...referral, details: { ...referral.details, closingDateTime: '31.12.2026' } }),
  (referral) => ({ ...referral, createdDateTime: '2026-01-01T00:00:00+01:00' }),
  (referral) => ({ ...referral, details: { ...referral.details, currency: undefined } }),
  (referral) => {
    referral.customerProfile.address.country = 'Germany';
    return referral;
  },
  (referral) => {
    for (const member of referral.customerProfile.team) member.email = 'ada at example';
    return referral;
  },
  (referral) => {
    const { products } = referral.details.requirements;
    products.push(...products);
    return referral;
  },
  (referral) => ({ ...referral, consent: { ...referral.consent, consentToShareReferralWithMicrosoftSellers: 'yes' } }),
  (referral) => ({ ...referral, partnerRole: 'ISV', solutionArea: 'Nowhere', solutionPlay: 'None at all' }),
  ({ substatus: _, ...referral }) => referral,
  ({ customerProfile: _, ...referral }) => referral,
  (referral) => ({ ...referral, team: {}, target: 'MSFT' }),
  (referral, before) => ({ ...referral, id: before.id, mpnId: 'ABC' }),
];
