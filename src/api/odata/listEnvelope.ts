import { isObject } from '../../base/isObject';

/** What a page of a list says besides its entries (docs/service.md, "List"). */
export interface ListEnvelope {
  value: readonly unknown[];
  /** The link to the next page. */
  link?: string;
  /** Name of a property that must be a link to a next page, and cannot be read. */
  unreadLink?: string;
  /** Number of entries that the service counts, of this page or of the whole list. */
  count?: number;
}

/** Names of the next link in several versions of OData, and what ends like one. */
const known = /^(@?odata\.|@)?nextlink$/i;
const like = /nextlink$/i;
const counts = /^(@?odata\.|@)?count$/i;

/**
 * Reads a page of a list. Names of properties are compared without regard to case, since a gateway may respell them.
 * @returns undefined if it is not a page of a list
 */
export function readEnvelope(body: unknown): ListEnvelope | undefined {
  if (!isObject(body) || !Array.isArray(body.value)) return undefined;
  const filled = Object.entries(body).filter(([, value]) => value !== null && value !== '');
  const link = filled.find(([name, value]) => known.test(name) && typeof value === 'string')?.[1];
  // One that is only true or false says whether there is a next page.
  const unread = filled.find(([name, value]) => like.test(name) && typeof value !== 'boolean')?.[0];
  const count = Number(filled.find(([name]) => counts.test(name))?.[1] ?? Number.NaN);
  return {
    value: body.value,
    ...(typeof link === 'string' ? { link } : unread !== undefined && { unreadLink: unread }),
    ...(Number.isInteger(count) && count >= 0 && { count }),
  };
}
