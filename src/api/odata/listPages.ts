import { t } from '../../base/l10n';
import { ApiError } from '../apiError';
import type { ListQuery, Page, ReferralsApi, RemoteReferral } from '../referralsApi';

interface ListOptions {
  signal?: AbortSignal;
  /** Called with the number of entries that are not referrals; see `Page`. */
  onUnreadable?: (count: number) => void;
  /** Called with a message at the end of a list that has fewer referrals than the service counts. */
  onShort?: (message: string) => void;
}

const defaultMaxPages = 1000;

/**
 * Yields the pages of a list. A referral that moved between two pages is yielded once, and at most `query.top` in all.
 * The next page is requested while the caller works on one, so that at most two are in memory.
 * @throws ApiError of `listPage`; `malformed` if the pages form a circle, do not end or lead elsewhere, and what was
 *   yielded is incomplete
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
  const told = { pages: 0, unreadable: 0, count: Number.POSITIVE_INFINITY };
  try {
    while (page) {
      if (page.unreadable) onUnreadable?.(page.unreadable);
      told.pages++;
      told.unreadable += page.unreadable ?? 0;
      told.count = Math.min(told.count, page.count ?? told.count);
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
        // Its failure is thrown when its turn comes.
        coming.catch(() => undefined);
      }
      if (items.length > 0) yield items;
      if (problem) throw problem;
      const short = coming || isWhole || query.filter ? undefined : shortText(given.size, told);
      if (short !== undefined) onShort?.(short);
      page = await coming;
    }
  } finally {
    stop.abort();
  }
}

/**
 * Says that a list had clearly fewer entries than the service counts. That proves nothing: a service may count what the
 * user may not see, and it counts a page or the whole list. The smallest count of all pages is compared, because referrals
 * may leave the list while it is read; with several pages, one may be missing, which moved between two of them.
 */
function shortText(found: number, told: { pages: number; unreadable: number; count: number }): string | undefined {
  const entries = found + told.unreadable;
  if (!Number.isFinite(told.count) || told.count - entries <= (told.pages > 1 ? 1 : 0)) return undefined;
  return t(
    'The service counts {0} referrals, but its list has {1}. The others may be such that you may not see them.',
    ...[told.count, entries],
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
