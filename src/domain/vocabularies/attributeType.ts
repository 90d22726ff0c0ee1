import { createAReferral } from '../model/sources';
import { vocabulary } from '../model/vocabulary';

/** What an entry of `additionalRequirements.attributes` says; other types may exist. */
export const attributeType = vocabulary(
  'AttributeType',
  createAReferral,
  [
    [
      'CustomerMarketplaceIntent',
      'Whether the customer plans to buy through the marketplace.',
      'Marketplace purchase intent',
    ],
    ['PartnerRole', 'What the partner does in a services co-sell deal.', 'Partner role'],
    ['SolutionArea', 'The solution area of the deal.', 'Solution area'],
    ['SolutionPlay', 'The solution play of the deal, one of its area.', 'Solution play'],
  ],
  { closed: false },
);
