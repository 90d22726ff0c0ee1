import { type Resource, resource } from '../model/resource';
import { createAReferral, seenInResponses } from '../model/sources';
import type { Vocabulary } from '../model/vocabulary';
import { industries } from '../vocabularies/industries';
import { products } from '../vocabularies/products';
import { services } from '../vocabularies/services';
import { additionalRequirements } from './additionalRequirements';
import { solutionTag } from './solutionTag';

/** What the customer needs (Referral resources, ReferralRequirements). */
export const referralRequirements = resource(
  'ReferralRequirements',
  {
    description: 'The industries, products, services and solutions that the customer is interested in.',
    source: 'Microsoft Learn, Referral resources, ReferralRequirements',
    mistakes: { industry: 'industries' },
  },
  {
    industries: {
      type: tag(industries),
      list: true,
      documented: 'Industries',
      description: 'The industries of the customer, as tags.',
    },
    products: {
      type: tag(products),
      list: true,
      documented: 'Products',
      description: 'The Microsoft products that the customer is interested in, as tags.',
    },
    services: {
      type: tag(services),
      list: true,
      documented: 'Services',
      description: 'The services that the customer is interested in, as tags.',
    },
    solutions: {
      type: solutionTag,
      list: true,
      documented: 'Solutions',
      description: 'The solutions that the customer is interested in.',
    },
    offers: { type: 'any', list: true, source: seenInResponses, description: 'Offers of the deal.' },
    salesPlays: { type: 'any', list: true, source: seenInResponses, description: 'Sales plays of the deal.' },
    additionalRequirements: {
      type: additionalRequirements,
      documented: 'AdditionalRequirements',
      source: createAReferral,
      description: 'Further requirements of the deal, as attributes.',
    },
  },
);

/** Makes the resource of a tag whose id is one of `values` (Referral resources, Tag). */
function tag(values: Vocabulary): Resource {
  return resource(
    'Tag',
    {
      description: 'A tag.',
      source: 'Microsoft Learn, Referral resources, Tag',
      mistakes: { name: 'id', value: 'id', code: 'id', key: 'id', productId: 'id', serviceId: 'id', industryId: 'id' },
    },
    {
      id: {
        type: values,
        documented: 'ID',
        documentedType: 'string',
        description: `The ID of the tag: a value of ${values.name}.`,
      },
    },
  );
}
