import { isResource } from '../../domain/model/isResource';
import type { Property, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode } from '../document/jsonNode';

/** What an object or array is in the domain: a resource, or the list that a property holds. */
export interface Meaning {
  resource?: Resource;
  /** The property that holds the object or array; none for the outermost object. */
  property?: Property;
}

/**
 * Finds out what an object or array is, from the outermost object down.
 * @param outermost what that is
 */
export function meaningOf(node: JsonNode, outermost: Resource = referral): Meaning | undefined {
  const { parent } = node;
  if (!parent) return node.type === 'object' ? { resource: outermost } : undefined;
  const above = meaningOf(parent, outermost);
  if (!above) return undefined;
  if (parent.type === 'array') {
    const { property } = above;
    return property && isResource(property.type) && node.type === 'object'
      ? { resource: property.type, property }
      : undefined;
  }
  const name = node.property?.name;
  const property = name === undefined ? undefined : above.resource?.resolve(name)?.property;
  if (!property) return undefined;
  if (node.type === 'array') return property.list ? { property } : undefined;
  // A single object in the place of a list is completed as what it means.
  return isResource(property.type) ? { resource: property.type, property } : undefined;
}
