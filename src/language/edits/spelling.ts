import type { Node } from 'jsonc-parser';
import type { Property, Resource } from '../../domain/resource';

/**
 * The name of a property as an object spells its names: the documented one where most of its names are so.
 * @param object the node of the object; one without properties has the wire's names
 */
export function spelling(object: Node, resource: Resource, property: Property): string {
  let documented = 0;
  let wire = 0;
  for (const child of object.children ?? []) {
    const name = child.children?.[0]?.value;
    const resolved = typeof name === 'string' ? resource.resolve(name) : undefined;
    if (resolved?.exact) wire++;
    else if (resolved) documented++;
  }
  return documented > wire ? (property.documented ?? property.name) : property.name;
}

/** The node of a property of an object, in any spelling; the last of several, as the service reads them. */
export function propertyNode(object: Node, resource: Resource | undefined, name: string): Node | undefined {
  return object.children?.findLast((child) => {
    const written = child.children?.[0]?.value;
    return written === name || (typeof written === 'string' && resource?.resolve(written)?.property.name === name);
  });
}
