import { isObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { oncePerObject } from './oncePerObject';

type Body = Readonly<Record<string, unknown>>;

/**
 * Renames all documented properties to their wire names. Unknown properties keep their names. For a property with two
 * spellings, see `namesOnWire`. Returns the same object if there is nothing to rename, as in nearly all files.
 * @param type the type of the value; a referral by default
 */
export function wireNames(value: unknown, type: PropertyType = referral): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => wireNames(item, type));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null || !isResource(type)) return value;
  return type === referral ? ofReferral(value as Body) : ofResource(value as Body, type);
}

const ofReferral = oncePerObject((value: Body) => ofResource(value, referral));

function ofResource(value: Body, type: Resource): Body {
  return Object.keys(value).every((key) => hasWireNames(value, key, type)) ? value : renamed(value, type);
}

/** Whether a property of an object already has wire names. */
function hasWireNames(owner: Body, key: string, type: Resource): boolean {
  const property = type.property(key);
  if (!property) return type.resolve(key, () => Object.keys(owner)) === undefined;
  const entry = owner[key];
  return typeof entry !== 'object' || entry === null || wireNames(entry, property.type) === entry;
}

function renamed(value: Body, type: Resource): Record<string, unknown> {
  const names = namesOnWire(Object.keys(value), type);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]): [string, unknown] => {
      const name = names.get(key) ?? key;
      const property = type.property(name);
      return [name, property ? wireNames(entry, property.type) : entry];
    }),
  );
}

/**
 * Returns the wire name of each property of an object. If several names are spellings of the same property, only the
 * wire name itself, else the last one, counts. The others keep their names: a service may have properties with such
 * names (`referralType` next to `type`), which an update must not lose.
 * @param keys the names as they are written
 */
export function namesOnWire(keys: readonly string[], type: Resource): Map<string, string> {
  const all = new Set(keys);
  const owners = new Map<string, string>();
  for (const key of keys) {
    const name = type.resolve(key, () => keys)?.property.name;
    if (name !== undefined && (key === name || !all.has(name))) owners.set(name, key);
  }
  const names = new Map(keys.map((key) => [key, key]));
  for (const [name, key] of owners) names.set(key, name);
  return names;
}

/** Returns the value if it is a JSON object, else an empty one. */
export function asObject(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}
