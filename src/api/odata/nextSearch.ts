import { t } from '../../base/l10n';

/**
 * What of an `@odata.nextLink` is followed: its query, on the collection's own URL. Links of the service are spelled
 * with http and a shorter path (docs/service.md, "Requests and headers"), so the path counts for nothing; the host
 * must be the configured one, and the scheme at most weaker than it.
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
  if (url.origin !== collection.origin) {
    return { problem: t('the link to the next page leads to another host ({0})', url.host || url.protocol) };
  }
  return url.search ? { search: url.search } : { problem: t('the link to the next page names no page') };
}
