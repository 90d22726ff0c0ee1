import type { Resource } from '../../domain/resource';
import type { Loose } from '../caretContext';

/** The value of property `name` in a loosely read object, whatever its spelling. */
export function looseProperty(
  object: Loose | undefined,
  resource: Resource | undefined,
  name: string,
): Loose | undefined {
  return object?.entries.find((entry) => {
    return entry.key === name || resource?.resolve(entry.key)?.property.name === name;
  })?.value;
}

/** The same, where it is a string. */
export function looseString(
  object: Loose | undefined,
  resource: Resource | undefined,
  name: string,
): string | undefined {
  const value = looseProperty(object, resource, name)?.value;
  return typeof value === 'string' ? value : undefined;
}
