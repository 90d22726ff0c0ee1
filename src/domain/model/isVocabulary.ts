import type { PropertyType } from './resource';
import type { Vocabulary } from './vocabulary';

/** Whether a property's type is a vocabulary. */
export function isVocabulary(type: PropertyType): type is Vocabulary {
  return typeof type === 'object' && 'terms' in type;
}
