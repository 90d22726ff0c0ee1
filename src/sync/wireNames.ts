import { isResource } from '../domain/isResource';
import { referral } from '../domain/referral';
import type { PropertyType } from '../domain/resource';

/**
 * A value with every known property under its wire name, in whatever spelling it was written; unknown ones keep
 * theirs. Where a property stands there in two spellings, the wire's counts, else the last.
 * @param type what the value is; a referral where not given
 */
export function wireNames(value: unknown, type: PropertyType = referral): unknown {
  if (Array.isArray(value)) return value.map((item) => wireNames(item, type));
  if (typeof value !== 'object' || value === null || !isResource(type)) return value;
  const renamed = new Map<string, unknown>();
  for (const [key, entry] of Object.entries(value)) {
    const property = type.resolve(key)?.property;
    const name = property?.name ?? key;
    if (name !== key && name in value) continue;
    renamed.set(name, property ? wireNames(entry, property.type) : entry);
  }
  return Object.fromEntries(renamed);
}
