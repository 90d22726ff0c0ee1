import type { Property, Resource } from '../../domain/model/resource';
import type { JsonNode, JsonProperty } from '../document/jsonNode';

/**
 * The name of a property as an object spells its names: the documented one if most of its names are so. An object
 * without properties has the wire's names.
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

/** A property of an object, in any spelling; the last of several, as the service reads them. */
export function propertyOf(object: JsonNode, resource: Resource | undefined, name: string): JsonProperty | undefined {
  return object.properties.findLast((property) => {
    const written = property.name;
    return written === name || resource?.resolve(written)?.property.name === name;
  });
}
