import { resource } from '../model/resource';
import { seenInResponses } from '../model/sources';
import { solutionType } from '../vocabularies/solutionType';

/** A solution (Referral resources, SolutionTag). */
export const solutionTag = resource(
  'SolutionTag',
  {
    description: 'A solution that the customer is interested in.',
    source: 'Microsoft Learn, Referral resources, SolutionTag',
    mistakes: { solutionId: 'id', solutionName: 'name' },
  },
  {
    id: {
      type: 'string',
      documented: 'ID',
      description:
        'The ID of the solution: a value of Solutions if the type is `Category`, a catalog ID such as `SOL-12345-ABC` if it is `Name`.',
    },
    name: { type: 'string', documented: 'Name', description: 'The name of the solution, as people read it.' },
    type: {
      type: solutionType,
      documented: 'SolutionType',
      description: 'Whether the ID is a predefined solution name or refers to the catalog.',
    },
    price: { type: 'number', source: seenInResponses, description: 'The price of the solution.' },
    quantity: { type: 'number', source: seenInResponses, description: 'How many are sold.' },
    currency: {
      type: 'string',
      format: 'currency',
      source: seenInResponses,
      description: 'The ISO 4217 currency of the price.',
    },
    publisherName: { type: 'string', source: seenInResponses, description: 'Who publishes the solution.' },
    solutionType: {
      type: 'string',
      source: seenInResponses,
      description:
        'Another classification of the solution, such as `3P`; not the documented SolutionType, which is `type`.',
    },
    closingDateTime: {
      type: 'string',
      format: 'dateTime',
      source: seenInResponses,
      description: 'When the sale of this solution is expected to close.',
    },
  },
);

/** Whether a text is the ID of a solution in Microsoft's catalog: `SOL-12345-ABC`. */
export function isCatalogId(text: string): boolean {
  return /^SOL-/i.test(text);
}
