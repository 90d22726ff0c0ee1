import type { Referral } from './referral';

/** The kinds of deal that a new referral is written for (FACTS.md, section 2, "Which fields make which kind of deal"). */
export type TemplateName = 'private' | 'partnerLed' | 'coSell' | 'lead' | 'servicesCoSell' | 'forMicrosoft';

export interface Template {
  name: TemplateName;
  label: string;
  detail: string;
  /** The referral, for a deal that is expected to close around `closing`. */
  make(given: { name: string; closing: string }): Referral;
}

/** What every kind of deal begins with; empty texts are for the user to fill in. */
function base({ name, closing }: { name: string; closing: string }, shared: boolean): Referral {
  return {
    name,
    type: 'Independent',
    qualification: 'SalesQualified',
    status: 'New',
    substatus: 'Pending',
    customerProfile: {
      name,
      address: { addressLine1: '', city: '', state: '', postalCode: '', country: 'US' },
      size: '10to50employees',
      team: [{ firstName: '', lastName: '', phoneNumber: '', email: '' }],
    },
    consent: {
      consentToToShareInfoWithOthers: true,
      consentToContact: true,
      consentToShareReferralWithMicrosoftSellers: shared,
      consentToMicrosoftToContactSpecificPartners: false,
    },
    details: {
      notes: '',
      dealValue: 10000,
      currency: 'USD',
      closingDateTime: closing,
      requirements: {
        industries: [],
        products: [{ id: 'Azure' }],
        services: [],
        solutions: [],
        additionalRequirements: { attributes: [{ type: 'CustomerMarketplaceIntent', id: 'HaveNotDecided' }] },
      },
    },
    team: [{ firstName: '', lastName: '', phoneNumber: '', email: '' }],
    target: [],
  };
}

/** Co-sell is about a solution: one of the predefined ones stands in until the user's own is named. */
function withSolution(deal: Referral): Referral {
  const { details } = deal;
  const solutions = [{ id: 'CloudMigration', name: 'Cloud Migration', type: 'Category' as const }];
  return { ...deal, details: { ...details, requirements: { ...details?.requirements, solutions } } };
}

/** One for each kind of deal that users begin; none of them has a problem. */
export const referralTemplates: readonly Template[] = [
  {
    name: 'private',
    label: 'Private deal',
    detail: 'You work alone, and the deal is not shared with Microsoft sellers.',
    make: (given) => base(given, false),
  },
  {
    name: 'partnerLed',
    label: 'Partner-led deal',
    detail: 'You work alone, and Microsoft sellers may see the deal.',
    make: (given) => base(given, true),
  },
  {
    name: 'coSell',
    label: 'Co-sell opportunity',
    detail: 'You ask Microsoft for help with the deal.',
    make: (given) => ({
      ...withSolution(base(given, true)),
      type: 'Shared',
      inviteContext: { notes: '', assistanceRequestCode: 'GeneralOrOther' },
    }),
  },
  {
    name: 'lead',
    label: 'Lead',
    detail: 'A customer came to you directly.',
    make: (given) => ({ ...base(given, false), qualification: 'Direct' }),
  },
  {
    name: 'servicesCoSell',
    label: 'Services co-sell opportunity',
    detail: 'You ask Microsoft for help with a deal about your services: no published solution is needed.',
    make: (given) => ({
      ...base(given, true),
      type: 'Shared',
      partnerRole: 'Presales envisioning',
      solutionArea: 'Data and AI',
      solutionPlay: 'Power Business Decisions with Cloud Scale Analytics',
      inviteContext: { notes: '', assistanceRequestCode: 'GeneralOrOther' },
    }),
  },
  {
    name: 'forMicrosoft',
    label: 'Connected referral for Microsoft',
    detail: "The second referral of a co-sell deal, in the first one's engagement: put its engagementId in.",
    make: (given) => ({
      ...withSolution(base(given, true)),
      engagementId: '00000000-0000-0000-0000-000000000000',
      type: 'Shared',
      inviteContext: { notes: '', assistanceRequestCode: 'GeneralOrOther' },
      target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
    }),
  },
];
