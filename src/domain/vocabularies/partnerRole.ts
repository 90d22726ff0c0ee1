import { vocabulary } from '../model/vocabulary';

/** What the partner does in a services co-sell deal. */
export const partnerRole = vocabulary('PartnerRole', 'Microsoft Learn, Referral resources, PartnerRole', [
  ['Presales envisioning', 'Shows the customer what is possible before the sale.'],
  ['Solution design', 'Designs the solution.'],
  ['Proof of concept', 'Proves that the solution works for the customer.'],
  ['Business strategy', "Advises on the customer's strategy."],
  ['Deployment services', 'Puts the solution into production.'],
  ['Adoption and change management', 'Helps people to use the solution.'],
  ['Transaction', 'Sells the licenses or the subscription.'],
  ['Managed services', 'Runs the solution for the customer.'],
]);
