import type { JsonObject } from '../../base/isObject';
import { referral } from '../../domain/referral/referral';

/** A referral as the sandbox keeps it: the wire form without `links`, which depend on the address. */
export type StoredReferral = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly eTag: string;
  readonly status: string;
  readonly substatus: string;
};

const names = referral.properties.map(({ name }) => name);
const known = new Set(names);

/** Returns the same properties in the documentation's order, unknown ones last. */
export function inDocumentedOrder(body: JsonObject): Record<string, unknown> {
  const present = names.filter((name) => Object.hasOwn(body, name));
  const others = Object.keys(body).filter((name) => !known.has(name));
  return Object.fromEntries([...present, ...others].map((name) => [name, body[name]]));
}
