import { isObject } from '../../base/isObject';

/** The entries of a page of a list, and what it says about the list (docs/service.md, "List"). */
interface ListEnvelope {
  value: readonly unknown[];
  /** The link to the next page. */
  link?: string;
  /** Name of a property that seems to be a link to the next page, but is not readable as one. */
  unreadLink?: string;
  /** Number of entries that the service counts, on this page or in the whole list. */
  count?: number;
}

/** Matches the names of the link to the next page in all versions of OData. */
const nextLink = /^(@?odata\.|@)?nextlink$/i;
/** Matches property names that seem to be such a link. */
const nextLinkLike = /nextlink$/i;
const countName = /^(@?odata\.|@)?count$/i;

/**
 * Reads a page of a list. Compares property names case-insensitively, because a gateway may change their case.
 * @returns undefined if it is not a page of a list
 */
export function readEnvelope(body: unknown): ListEnvelope | undefined {
  if (!isObject(body) || !Array.isArray(body.value)) return undefined;
  const filled = Object.entries(body).filter(([, value]) => value !== null && value !== '');
  const link = filled.find(([name, value]) => nextLink.test(name) && typeof value === 'string')?.[1];
  // A boolean only says whether there is a next page.
  const unread = filled.find(([name, value]) => nextLinkLike.test(name) && typeof value !== 'boolean')?.[0];
  const count = Number(filled.find(([name]) => countName.test(name))?.[1] ?? Number.NaN);
  return {
    value: body.value,
    ...(typeof link === 'string' ? { link } : unread !== undefined && { unreadLink: unread }),
    ...(Number.isInteger(count) && count >= 0 && { count }),
  };
}
