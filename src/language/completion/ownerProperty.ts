import { isResource } from '../../domain/isResource';
import { referral } from '../../domain/referral';
import type { Property, Resource } from '../../domain/resource';
import type { Loose } from '../caretContext';

/** What an object or array is in the domain: a resource, or the list that a property holds. */
export interface OwnerMeaning {
  resource?: Resource;
  /** The property that holds the object or array; none for the referral itself. */
  property?: Property;
}

/** Finds out what `owner` is, from the referral down. */
export function ownerMeaning(owner: Loose | undefined): OwnerMeaning | undefined {
  if (!owner) return undefined;
  if (!owner.parent) return owner.kind === 'object' ? { resource: referral } : undefined;
  const above = ownerMeaning(owner.parent);
  if (!above) return undefined;
  if (owner.parent.kind === 'array') {
    const property = above.property;
    return property && isResource(property.type) && owner.kind === 'object'
      ? { resource: property.type, property }
      : undefined;
  }
  const property = above.resource?.resolve(String(owner.key))?.property;
  if (!property) return undefined;
  if (owner.kind === 'array') return property.list ? { property } : undefined;
  if (!isResource(property.type)) return undefined;
  // A single object where a list is due still is completed as what it means.
  return { resource: property.type, property };
}
