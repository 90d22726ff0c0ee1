import type { IndexedProperty } from './indexedReferral';

/** What two values have in common that mean the same: GUIDs are the same in capitals, references are the user's own. */
export function indexKey(property: IndexedProperty, value: string): string {
  return property === 'externalReferenceId' ? value : value.toLowerCase();
}
