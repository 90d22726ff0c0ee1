import { isResource } from '../../domain/isResource';
import { referral } from '../../domain/referral';
import type { PropertyType, Resource } from '../../domain/resource';
import { isJsonObject, type JsonObject } from '../jsonObject';

/**
 * A referral with the wire's property names, whatever the case or spelling that it was written in: the service reads
 * names case-insensitively and answers in camelCase (FACTS.md, section 8). Unknown properties stay as they are; where
 * a name occurs in two spellings, the wire's wins.
 */
export function wireNames(body: JsonObject, resource: Resource = referral): JsonObject {
  const entries = new Map<string, { value: unknown; exact: boolean }>();
  for (const [written, value] of Object.entries(body)) {
    const found = resource.resolve(written);
    const name = found?.property.name ?? written;
    const exact = found?.exact ?? true;
    if (entries.get(name)?.exact && !exact) continue;
    entries.set(name, { value: found ? namesInside(value, found.property.type) : value, exact });
  }
  return Object.fromEntries([...entries].map(([name, { value }]) => [name, value]));
}

function namesInside(value: unknown, type: PropertyType): unknown {
  if (!isResource(type)) return value;
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? wireNames(item, type) : item));
  return isJsonObject(value) ? wireNames(value, type) : value;
}
