import type { Resource } from '../model/resource';
import { type DealKind, dealLabels } from '../referral/dealKind';
import { referral } from '../referral/referral';
import { placeholder } from './placeholder';
import { starterValue } from './starterValues';

/** The kinds of deal that a new referral is written for, as `referrals.new` takes them. */
export type TemplateName = 'private' | 'partnerLed' | 'coSell' | 'servicesCoSell' | 'lead' | 'forMicrosoft';

/** A referral with placeholders for everything that only the user knows. */
export interface Template {
  name: TemplateName;
  label: string;
  detail: string;
  value: Readonly<Record<string, unknown>>;
}

const sharing = 'consentToShareReferralWithMicrosoftSellers';

/** The six kinds. New Referral, completion in an empty file and the snippets all offer these. */
export const referralTemplates: readonly Template[] = [
  template('private', 'private', 'You work alone, and the deal is not shared with Microsoft sellers.', {
    ...begin('Independent'),
    ...parts('customerProfile'),
    consent: { ...part(referral, 'consent'), [sharing]: false },
    details: details({ solution: true }),
    ...parts('team'),
  }),
  template('partnerLed', 'partnerLed', 'You work alone, and Microsoft sellers may see the deal.', {
    ...begin('Independent'),
    ...parts('customerProfile', 'consent'),
    details: details({ solution: true }),
    ...parts('team'),
  }),
  template('coSell', 'coSell', 'You ask Microsoft for help with a published solution of yours.', {
    ...begin('Shared'),
    ...parts('customerProfile', 'consent'),
    details: details({ solution: true }),
    ...parts('inviteContext', 'team'),
  }),
  template(
    'servicesCoSell',
    'servicesCoSell',
    'You ask Microsoft for help with services. No published solution is needed.',
    {
      ...begin('Shared'),
      ...parts('partnerRole', 'solutionArea', 'solutionPlay', 'customerProfile', 'consent'),
      details: details({ solution: false }),
      ...parts('inviteContext', 'team'),
    },
  ),
  template('lead', 'marketplaceLead', 'A customer came to you directly, for example from the marketplace.', {
    ...begin('Independent', 'Direct'),
    ...parts('customerProfile'),
    consent: { ...part(referral, 'consent'), [sharing]: false },
    details: details({ solution: false }),
    ...parts('team'),
  }),
  {
    name: 'forMicrosoft',
    label: 'Connected referral',
    detail: "Adds Microsoft to an existing deal. You need the deal's engagement ID.",
    value: {
      ...begin('Shared', 'SalesQualified', parts('engagementId')),
      ...parts('customerProfile', 'consent'),
      details: details({ solution: true }),
      ...parts('inviteContext', 'team'),
      target: [{ type: 'BusinessProfileLocation', id: 'msft' }],
    },
  },
];

function template(name: TemplateName, kind: DealKind, detail: string, value: Template['value']): Template {
  return { name, label: dealLabels[kind], detail, value };
}

/** Returns the first properties of a deal. The service itself moves on from New · Pending. */
function begin(type: 'Independent' | 'Shared', qualification = 'SalesQualified', first: object = {}): object {
  return { ...parts('name'), ...first, type, qualification, status: 'New', substatus: 'Pending' };
}

function details({ solution }: { solution: boolean }): object {
  const { requirements, ...others } = part(referral, 'details');
  const { products, solutions } = requirements as Record<string, unknown>;
  const own = (solutions as object[]).map((each) => ({ ...each, type: 'Name' }));
  return {
    ...others,
    requirements: {
      products,
      ...(solution && { solutions: own }),
      additionalRequirements: {
        attributes: [{ type: 'CustomerMarketplaceIntent', id: placeholder('Purchase intent') }],
      },
    },
  };
}

function parts(...names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, part(referral, name)]));
}

function part(owner: Resource, name: string): Record<string, unknown> {
  const property = owner.property(name);
  if (!property) throw new Error(`${owner.name} has no property ${name}`);
  return starterValue(property, owner) as Record<string, unknown>;
}
