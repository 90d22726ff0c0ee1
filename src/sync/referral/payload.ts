import { isObject } from '../../base/isObject';
import { isResource } from '../../domain/model/isResource';
import type { PropertyType, Resource } from '../../domain/model/resource';
import { referral } from '../../domain/referral/referral';
import { asObject } from './asObject';
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

/** Returns the same object if there is nothing to leave out. */
function withoutReadOnly(value: unknown, type: PropertyType): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutReadOnly(item, type));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value) || !isResource(type)) return value;
  for (const name of Object.keys(value)) {
    const property = type.property(name);
    if (property && (property.readOnly || withoutReadOnly(value[name], property.type) !== value[name]))
      return leftOut(value, type);
  }
  return value;
}

function leftOut(value: Readonly<Record<string, unknown>>, type: Resource): Record<string, unknown> {
  const kept: [string, unknown][] = [];
  for (const [name, entry] of Object.entries(value)) {
    const property = type.property(name);
    if (!property?.readOnly) kept.push([name, property ? withoutReadOnly(entry, property.type) : entry]);
  }
  return Object.fromEntries(kept);
}
