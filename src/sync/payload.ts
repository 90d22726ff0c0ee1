import { isResource } from '../domain/isResource';
import { referral } from '../domain/referral';
import type { PropertyType } from '../domain/resource';
import { asObject, isObject } from './asObject';
import { wireNames } from './wireNames';
import { withoutTransport } from './withoutTransport';

/**
 * What is sent for a referral as it is written in a file: wire names, unknown properties as they are, never `links` or
 * `@odata.*`. A create leaves out what the service sets, an update sends the whole object (docs/service.md, "Create" and
 * "Update").
 * @param value the referral's value; anything but an object gives an empty one
 */
export function payload(value: unknown, purpose: 'create' | 'update'): Record<string, unknown> {
  const body = withoutTransport(asObject(wireNames(value)));
  return purpose === 'create' ? asObject(withoutReadOnly(body, referral)) : body;
}

function withoutReadOnly(value: unknown, type: PropertyType): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutReadOnly(item, type));
  if (!isObject(value) || !isResource(type)) return value;
  const kept: [string, unknown][] = [];
  for (const [name, entry] of Object.entries(value)) {
    const property = type.property(name);
    if (property?.readOnly) continue;
    kept.push([name, property ? withoutReadOnly(entry, property.type) : entry]);
  }
  return Object.fromEntries(kept);
}
