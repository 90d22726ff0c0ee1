import { t } from '../../base/l10n';
import { ApiError } from '../apiError';
import type { ListQuery, Page, ReferralsApi, RemoteReferral } from '../referralsApi';

interface ListOptions {
  signal?: AbortSignal;
  /** Called with the number of entries of a page that are not referrals; see `Page`. */
  onUnreadable?: (count: number) => void;
  /** Called at the end of a list that has fewer referrals than the service counts, with a message for the user. */
  onShort?: (message: string) => void;
}

const defaultMaxPages = 1000;

/**
 * Yields the pages of a list. Yields a referral that is on two pages only once, and at most `query.top` in all.
 * Requests the next page while the caller processes one, so that at most two are in memory.
 * @throws ApiError of `listPage`; `malformed` if the pages form a circle, do not end or lead elsewhere. The yielded
 *   pages are then incomplete.
 */
export async function* listPages(
  api: Pick<ReferralsApi, 'listPage' | 'maxPages'>,
  query: ListQuery = {},
  { signal, onUnreadable, onShort }: ListOptions = {},
): AsyncGenerator<readonly RemoteReferral[], void, undefined> {
  const given = new Set<string>();
  const followed = new Set<string>();
  const top = query.top ?? Number.POSITIVE_INFINITY;
  // Cancels the page under way if the caller stops in the middle of the list.
  const stop = new AbortController();
  const call = { signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal };
  let page: Page | undefined = await api.listPage(query, undefined, call);
  const totals = { pages: 0, unreadable: 0, count: Number.POSITIVE_INFINITY };
  try {
    while (page) {
      if (page.unreadable) onUnreadable?.(page.unreadable);
      totals.pages++;
      totals.unreadable += page.unreadable ?? 0;
      totals.count = Math.min(totals.count, page.count ?? totals.count);
      const items: RemoteReferral[] = [];
      for (const item of page.items) {
        if (given.size >= top) break;
        const id = item.id.toLowerCase();
        if (given.has(id)) continue;
        given.add(id);
        items.push(item);
      }
      const isWhole = given.size >= top;
      const next: string | undefined = isWhole ? undefined : page.next;
      const problem = isWhole ? undefined : (page.problem ?? problemOf(next, followed, api.maxPages));
      let coming: Promise<Page> | undefined;
      if (next !== undefined && !problem) {
        followed.add(next);
        coming = api.listPage(query, next, call);
        // An error is thrown when the page is awaited.
        coming.catch(() => undefined);
      }
      if (items.length > 0) yield items;
      if (problem) throw problem;
      const short = coming || isWhole || query.filter ? undefined : shortText(given.size, totals);
      if (short !== undefined) onShort?.(short);
      page = await coming;
    }
  } finally {
    stop.abort();
  }
}

/**
 * Returns a message if a list has fewer entries than the service counts. This does not prove an error: the count may
 * include referrals without access for the user, and is that of a page or of the whole list. Compares the smallest
 * count of all pages, because referrals may leave the list while it is read. With several pages, allows for one missing
 * entry, which may have moved between two pages.
 */
function shortText(found: number, totals: { pages: number; unreadable: number; count: number }): string | undefined {
  const entries = found + totals.unreadable;
  if (!Number.isFinite(totals.count) || totals.count - entries <= (totals.pages > 1 ? 1 : 0)) return undefined;
  return t(
    'The service counts {0} referrals, but its list has {1}. You may not have access to the others.',
    ...[totals.count, entries],
  );
}

function problemOf(
  next: string | undefined,
  followed: ReadonlySet<string>,
  maxPages = defaultMaxPages,
): ApiError | undefined {
  if (next === undefined) return undefined;
  const circle = followed.has(next);
  if (!circle && followed.size + 1 < maxPages) return undefined;
  const message = circle
    ? t("Can't list all referrals: the pages form a circle. Narrow the filter and try again.")
    : t(
        "Can't list all referrals: the list doesn't end after {0} pages. Narrow the filter, or raise referrals.limits.pages.",
        maxPages,
      );
  return new ApiError('malformed', message);
}

/** Yields all referrals that match; see `listPages`, also for what it throws. */
export async function* listAll(
  api: Pick<ReferralsApi, 'listPage' | 'maxPages'>,
  query: ListQuery = {},
  options: ListOptions = {},
): AsyncGenerator<RemoteReferral, void, undefined> {
  for await (const items of listPages(api, query, options)) yield* items;
}
