import type { ParsedDocument } from '../document/parsedDocument';
import type { IdentityProperty } from '../types';
import type { SharedIdentities } from './sharedIdentities';

/** Maximum number of other referrals to name of those with one id or reference. */
const maxPlaces = 10;

/** A place in a document, with the index of the referral that it is in. */
export interface PlaceOfOther {
  index: number;
  offset: number;
  length: number;
}

/** Where the others of the document are that have what the one with the index `self` has; a few of them. */
export function placesOfOthers(
  document: ParsedDocument,
  identities: SharedIdentities,
  property: IdentityProperty,
  self: number,
): PlaceOfOther[] {
  const places: PlaceOfOther[] = [];
  for (const index of identities.holders(property, self)?.indexes ?? []) {
    if (places.length === maxPlaces) break;
    const text = document.textAt(index);
    const identity = identities.at(index);
    if (!text || !identity || index === self) continue;
    const { offset, length } = identity.place(property) ?? { offset: 0, length: 1 };
    places.push({ index, offset: offset + document.offset(index), length });
  }
  return places;
}
