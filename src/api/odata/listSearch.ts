import { t } from '../../base/l10n';
import { defaultEndpoint } from '../endpoint';
import type { ListQuery } from '../referralsApi';

/**
 * The query string of a list request, `?` included; empty if nothing is asked (docs/service.md, "List").
 * @param query `filter` and `orderBy` are sent as they are, except for URL encoding
 */
export function listSearch(query: ListQuery): string {
  const parts: string[] = [];
  if (query.filter?.trim()) parts.push(`$filter=${encodeURIComponent(query.filter.trim())}`);
  if (query.orderBy?.trim()) parts.push(`$orderby=${encodeURIComponent(query.orderBy.trim())}`);
  if (query.top !== undefined) parts.push(`$top=${query.top}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/**
 * What of an `@odata.nextLink` is followed: its query, on the collection's own URL. Links of the service are spelled
 * with http and a shorter path (docs/service.md, "Requests and headers"), so the path counts for nothing. The host must
 * be the configured one, and the scheme at most weaker than it. The documented host may stay in links of a service that
 * has another address: only its query is used.
 * @returns the query string, `?` included, or a sentence that says why the link cannot be followed
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
