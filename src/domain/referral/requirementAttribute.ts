import { resource } from '../model/resource';
import { createAReferral } from '../model/sources';
import { attributeType } from '../vocabularies/attributeType';

/** A further requirement as a pair of type and id. */
export const requirementAttribute = resource(
  'Attribute',
  {
    description: 'A further requirement: what it is about, and its value.',
    source: createAReferral,
    mistakes: { name: 'type', objectType: 'type', value: 'id' },
  },
  {
    type: { type: attributeType, documented: 'Type', description: 'What the attribute says, such as `SolutionArea`.' },
    id: { type: 'string', documented: 'Id', description: 'The value of the attribute.' },
  },
);
