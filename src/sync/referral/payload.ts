import { isObject } from '../../base/isObject';
import { isResource, type PropertyType, type Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { oncePerObject } from './oncePerObject';
import { asObject, wireNames } from './wireNames';

/**
 * Returns the payload for a referral in a file: with wire names and unknown properties, without `links` and `@odata.*`.
 * A create leaves out read-only properties; an update has the whole object (docs/service.md, "Create" and "Update").
 * @param value the referral in any spelling; the payload is empty if it is not an object
 */
export function payload(value: unknown, purpose: 'create' | 'update'): Record<string, unknown> {
  const body = withoutTransport(asObject(wireNames(value)));
  return purpose === 'create' ? toCreate(body) : body;
}

const toCreate = oncePerObject((body: Record<string, unknown>) => asObject(withoutReadOnly(body, referral)));

/** Returns the same object if there is nothing to leave out. */
function withoutReadOnly(value: unknown, type: PropertyType): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutReadOnly(item, type));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value) || !isResource(type)) return value;
  for (const name of Object.keys(value)) {
    const found = type.resolve(name);
    if (!found) continue;
    const { property, exact } = found;
    if (!exact || property.readOnly || withoutReadOnly(value[name], property.type) !== value[name])
      return leftOut(value, type);
  }
  return value;
}

function leftOut(value: Readonly<Record<string, unknown>>, type: Resource): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, entry] of Object.entries(value)) {
    const found = type.resolve(name);
    // A property that still has another spelling is a duplicate.
    if (found && (!found.exact || found.property.readOnly)) continue;
    kept.push([name, found ? withoutReadOnly(entry, found.property.type) : entry]);
  }
  return Object.fromEntries(kept);
}

/**
 * Removes properties that are neither sent nor written to files: `links`, which an update must not send, `$schema`, and
 * annotations such as `@odata.etag` and `team@odata.type` at any depth (docs/service.md, "Requests and headers" and
 * "Update").
 */
export const withoutTransport = oncePerObject((value: Record<string, unknown>): Record<string, unknown> => {
  const isLeftOut = (name: string): boolean => name === '$schema' || name.toLowerCase() === 'links';
  const isPlain = !Object.keys(value).some(isLeftOut);
  const rest = isPlain ? value : Object.fromEntries(Object.entries(value).filter(([name]) => !isLeftOut(name)));
  return withoutAnnotations(rest) as Record<string, unknown>;
});

/** Returns the same value if there is nothing to leave out, as for most referrals. */
function withoutAnnotations(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map(withoutAnnotations);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  const own = value as Record<string, unknown>;
  for (const key of Object.keys(own)) {
    if (key.includes('@odata.') || withoutAnnotations(own[key]) !== own[key]) {
      const kept = Object.entries(own).filter(([name]) => !name.includes('@odata.'));
      return Object.fromEntries(kept.map(([name, entry]) => [name, withoutAnnotations(entry)]));
    }
  }
  return value;
}
