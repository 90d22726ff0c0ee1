import { resource, type ValueOf } from './resource';
import { solutionType } from './solutionType';
import { wireOnly } from './wireOnly';

/** A solution (Referral resources, SolutionTag; FACTS.md, section 8.7). */
export const solutionTag = resource(
  'SolutionTag',
  {
    description: 'A solution that the customer is interested in.',
    source: 'Referral resources, SolutionTag',
    mistakes: { solutionId: 'id', solutionName: 'name' },
  },
  {
    id: {
      type: 'string',
      documented: 'ID',
      description:
        'The id of the solution: a value of Solutions where the type is `Category`, a catalog id such as `SOL-12345-ABC` where it is `Name`.',
    },
    name: { type: 'string', documented: 'Name', description: 'The name of the solution, as people read it.' },
    type: {
      type: solutionType,
      documented: 'SolutionType',
      description: 'Whether the id is a predefined solution name or refers to the catalog.',
    },
    price: { type: 'number', source: wireOnly, description: 'The price of the solution.' },
    quantity: { type: 'number', source: wireOnly, description: 'How many are sold.' },
    currency: {
      type: 'string',
      format: 'currency',
      source: wireOnly,
      description: 'The ISO 4217 currency of the price.',
    },
    publisherName: { type: 'string', source: wireOnly, description: 'Who publishes the solution.' },
    solutionType: {
      type: 'string',
      source: wireOnly,
      description:
        'Another classification of the solution, such as `3P`; not the documented SolutionType, which is `type`.',
    },
    closingDateTime: {
      type: 'string',
      format: 'dateTime',
      source: wireOnly,
      description: 'When the sale of this solution is expected to close.',
    },
  },
);

export type SolutionTag = ValueOf<typeof solutionTag>;
