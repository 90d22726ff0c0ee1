import { isResource } from '../../domain/isResource';
import type { Property } from '../../domain/resource';

/** What a property must hold, in a message: `an array of objects (Tag)`, `a string`. */
export function expectedType(property: Property, item = false): string {
  const { type } = property;
  const object = isResource(type) ? ` (${type.name})` : '';
  if (property.list && !item) return object ? `an array of objects${object}` : `an array of ${jsonType(property)}s`;
  return object ? `an object${object}` : article(jsonType(property));
}

/** What a value is, in a message: `a string`, `an array`. */
export function actualType(value: unknown): string {
  if (value === null) return 'null';
  return article(Array.isArray(value) ? 'array' : typeof value);
}

/** The JSON type of a property's value, or of one entry of a list. */
export function jsonType(property: Property): string {
  const { type } = property;
  if (typeof type === 'string') return type;
  return isResource(type) ? 'object' : 'string';
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
