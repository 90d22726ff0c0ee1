import { ApiError } from './apiError';
import type { ListQuery, ReferralsApi, RemoteReferral } from './referralsApi';

export interface ListOptions {
  signal?: AbortSignal;
  /** Pages after which the list is taken to be endless. */
  pageLimit?: number;
}

/**
 * All referrals that match, page after page; one that moved between two pages is given once. At most `query.top`.
 * @throws ApiError what `listPage` throws, and `malformed` where the pages lead in a circle or do not end (FACTS.md,
 * section 3): what was given until then is not all
 */
export async function* listAll(
  api: Pick<ReferralsApi, 'listPage'>,
  query: ListQuery = {},
  { signal, pageLimit = 1000 }: ListOptions = {},
): AsyncGenerator<RemoteReferral, void, undefined> {
  const seen = new Set<string>();
  const pages = new Set<string>();
  let next: string | undefined;
  do {
    const page = await api.listPage(query, next, signal ? { signal } : {});
    for (const item of page.items) {
      if (seen.has(item.id)) continue;
      seen.add(item.id);
      yield item;
      if (query.top !== undefined && seen.size >= query.top) return;
    }
    next = page.next;
    if (next !== undefined && (pages.has(next) || pages.size + 1 >= pageLimit)) {
      throw new ApiError(
        'malformed',
        `Could not list all referrals: the pages of the list ${pages.has(next) ? 'lead in a circle' : `do not end after ${pageLimit}`}. Narrow the filter and try again.`,
      );
    }
    if (next !== undefined) pages.add(next);
  } while (next !== undefined);
}
