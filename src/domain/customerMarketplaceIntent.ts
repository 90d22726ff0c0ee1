import { createAReferral } from './sources';
import { vocabulary } from './vocabulary';

/** Whether the customer means to buy through the marketplace; only the first is documented for the API. */
export const customerMarketplaceIntent = vocabulary(
  'CustomerMarketplaceIntent',
  createAReferral,
  [
    ['HaveNotDecided', 'The customer has not decided yet.', 'Have not decided'],
    ['Yes', 'The customer means to buy through the marketplace.'],
    ['No', 'The customer does not mean to buy through the marketplace.'],
  ],
  { closed: false },
);
