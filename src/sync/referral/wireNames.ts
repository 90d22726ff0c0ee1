import { isObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';

/**
 * Returns a value with every known property under its wire name, in whatever spelling it was written; unknown ones keep
 * theirs. If a property is there in two spellings, the wire's counts, else the last. The same object if there is nothing
 * to rename, as in nearly all files: many callers ask for one referral.
 * @param type what the value is; a referral if not given
 */
export function wireNames(value: unknown, type: PropertyType = referral): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => wireNames(item, type));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null || !isResource(type)) return value;
  const own = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(own)) {
    const property = type.resolve(key, () => Object.keys(value))?.property;
    if (property && (property.name !== key || wireNames(own[key], property.type) !== own[key]))
      return renamed(own, type);
  }
  return value;
}

function renamed(value: Readonly<Record<string, unknown>>, type: Resource): Record<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, entry] of Object.entries(value)) {
    const property = type.resolve(key, () => Object.keys(value))?.property;
    const name = property?.name ?? key;
    if (name !== key && name in value) continue;
    found.set(name, property ? wireNames(entry, property.type) : entry);
  }
  return Object.fromEntries(found);
}

/** Returns the value if it is a JSON object, else an empty one. */
export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
