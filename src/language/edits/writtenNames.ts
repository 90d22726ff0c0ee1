import { isResource, type Property, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import type { JsonNode, JsonProperty, Path } from '../document/jsonNode';

/** The domain's meaning of a path in a referral. */
interface Meaning {
  /** The property whose value, or whose list's entry, is there; none at the root. */
  property?: Property;
  /** The resource that an object there is; none for scalars, lists and what is unknown. */
  resource?: Resource;
}

/** Finds the meaning of `path`, whatever the spelling of its names. */
export function resourceAt(path: Path): Meaning {
  let meaning: Meaning = { resource: referral };
  for (const segment of path) {
    if (typeof segment === 'number') {
      const property: Property | undefined = meaning.property;
      meaning = { property, ...(property && isResource(property.type) && { resource: property.type }) };
      continue;
    }
    const property = meaning.resource?.resolve(segment)?.property;
    if (!property) return {};
    meaning = { property, ...(isResource(property.type) && !property.list && { resource: property.type }) };
  }
  return meaning;
}

/**
 * Returns the name of a property as an object spells its names: the documented name if most of its names are documented
 * ones. An object without properties has wire names.
 */
export function spelling(object: JsonNode, resource: Resource, property: Property): string {
  let documented = 0;
  let wire = 0;
  for (const { name } of object.properties) {
    const resolved = resource.resolve(name);
    if (resolved?.exact) wire++;
    else if (resolved) documented++;
  }
  return documented > wire ? (property.documented ?? property.name) : property.name;
}

/** Finds a property of an object, in any spelling. Of several, the last one counts, as for the service. */
export function propertyOf(object: JsonNode, resource: Resource | undefined, name: string): JsonProperty | undefined {
  return object.properties.findLast((property) => {
    const written = property.name;
    return written === name || resource?.resolve(written)?.property.name === name;
  });
}
