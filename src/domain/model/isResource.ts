import type { PropertyType, Resource } from './resource';

/** Whether a property's type is another resource. */
export function isResource(type: PropertyType): type is Resource {
  return typeof type === 'object' && 'kind' in type;
}
