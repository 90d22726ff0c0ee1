import { resource } from '../model/resource';
import type { Vocabulary } from '../model/vocabulary';

/** A tag whose id is a value of `values` (Referral resources, Tag). */
export function tag<V extends string>(values: Vocabulary<V>) {
  return resource(
    'Tag',
    {
      description: 'A tag.',
      source: 'Microsoft Learn, Referral resources, Tag',
      mistakes: { name: 'id', value: 'id' },
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
