import { createAReferral } from '../model/sources';
import { vocabulary } from '../model/vocabulary';

/** Whether the customer plans to buy through the marketplace; only the first is documented for the API. */
export const customerMarketplaceIntent = vocabulary(
  'CustomerMarketplaceIntent',
  createAReferral,
  [
    ['HaveNotDecided', 'The customer has not decided yet.', 'Have not decided'],
    ['Yes', 'The customer plans to buy through the marketplace.'],
    ['No', 'The customer does not plan to buy through the marketplace.'],
  ],
  {
    closed: false,
    aliases: {
      HaveNotDecided: [
        'undecided',
        'not decided',
        'has not decided',
        'not yet decided',
        'have not yet decided',
        'unsure',
      ],
      Yes: ['true', 'y', 'ja', 'oui', 'si'],
      No: ['false', 'n', 'nein', 'non'],
    },
  },
);
