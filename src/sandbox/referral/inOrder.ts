import { referral } from '../../domain/referral/referral';
import type { JsonObject } from '../jsonObject';

const names = referral.properties.map(({ name }) => name);
const known = new Set(names);

/** The same properties in the documentation's order, unknown ones last. */
export function inOrder(body: JsonObject): Record<string, unknown> {
  const present = names.filter((name) => Object.hasOwn(body, name));
  const others = Object.keys(body).filter((name) => !known.has(name));
  return Object.fromEntries([...present, ...others].map((name) => [name, body[name]]));
}
