import { t } from '../../base/l10n';
import { defaultEndpoint } from '../endpoint';
import type { ListQuery } from '../referralsApi';

/**
 * Returns the query string of a list request, including `?`; empty without conditions (docs/service.md, "List").
 * @param query its `filter` and `orderBy` are URL-encoded, but not checked
 */
export function listSearch(query: ListQuery): string {
  const parts: string[] = [];
  if (query.filter?.trim()) parts.push(`$filter=${encodeURIComponent(query.filter.trim())}`);
  if (query.orderBy?.trim()) parts.push(`$orderby=${encodeURIComponent(query.orderBy.trim())}`);
  if (query.top !== undefined) parts.push(`$top=${query.top}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/**
 * Returns the query of an `@odata.nextLink`, to append to the URL of the collection. Ignores the path and allows http,
 * because the service writes links with http and a shorter path (docs/service.md, "Requests and headers"). The host
 * must be the configured or the documented one.
 * @returns the query string, including `?`, or why the link cannot be followed
 */
export function nextSearch(link: string, collection: URL): { search: string } | { problem: string } {
  let url: URL;
  try {
    url = new URL(link, collection);
  } catch {
    return { problem: t('the link to the next page is not a URL') };
  }
  if (url.protocol === 'http:' && collection.protocol === 'https:') url.protocol = 'https:';
  const isDocumented = /^https?:$/.test(url.protocol) && url.host === new URL(defaultEndpoint).host;
  if (url.origin !== collection.origin && !isDocumented) {
    return { problem: t('the link to the next page leads to another host ({0})', url.host || url.protocol) };
  }
  return url.search ? { search: url.search } : { problem: t('the link to the next page names no page') };
}
