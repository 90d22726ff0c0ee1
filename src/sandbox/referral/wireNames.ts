import { isResource } from '../../domain/model/isResource';
import type { PropertyType, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { isJsonObject, type JsonObject } from '../jsonObject';
import type { Note } from '../profile/behavior';

/**
 * A referral with the wire's property names, whatever the case or spelling that it was written in: the service reads
 * names case-insensitively and answers in camelCase (docs/service.md, "Properties"). Unknown properties stay as they
 * are; if a name occurs in two spellings, the wire's wins.
 */
export function wireNames(body: JsonObject, note: Note, resource: Resource = referral): JsonObject {
  const entries = new Map<string, { value: unknown; exact: boolean }>();
  for (const [written, value] of Object.entries(body)) {
    const found = resource.resolve(written, () => Object.keys(body));
    const name = found?.property.name ?? written;
    const exact = found?.exact ?? true;
    if (!exact) note(`"${written}" was read as "${name}": that names are read in any case is inferred.`);
    if (entries.get(name)?.exact && !exact) continue;
    entries.set(name, { value: found ? namesInside(value, found.property.type, note) : value, exact });
  }
  return Object.fromEntries([...entries].map(([name, { value }]) => [name, value]));
}

function namesInside(value: unknown, type: PropertyType, note: Note): unknown {
  if (!isResource(type)) return value;
  if (Array.isArray(value)) return value.map((item) => (isJsonObject(item) ? wireNames(item, note, type) : item));
  return isJsonObject(value) ? wireNames(value, note, type) : value;
}
