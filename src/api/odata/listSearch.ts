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
