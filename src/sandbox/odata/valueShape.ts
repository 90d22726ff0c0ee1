import { isResource, type PropertyType } from '../../domain/model/resource';

/** What is at a path: its type, and whether it is a list of it. */
export interface ValueShape {
  readonly type: PropertyType;
  readonly list: boolean;
}

/** A property of what has this shape, by its name in any case. */
interface ShapedProperty {
  readonly name: string;
  readonly shape: ValueShape;
}

/**
 * Finds a property by its wire or documented name, in any case; below a value of any type every name is one.
 * @returns undefined if there is no such property, or if `owner` is a list or has no properties
 */
export function shapedProperty(owner: ValueShape, name: string): ShapedProperty | undefined {
  if (owner.list) return undefined;
  if (owner.type === 'any') return { name, shape: owner };
  if (!isResource(owner.type)) return undefined;
  const property = owner.type.resolve(name)?.property;
  return property && { name: property.name, shape: { type: property.type, list: property.list === true } };
}
