import { ApiError } from '../../api/apiError';
import { savedOf } from '../../api/http/readReferral';
import { listPages } from '../../api/odata/listPages';
import type { CallOptions, ListQuery, ReferralsApi, RemoteReferral } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { type Job, runInOrder } from '../../base/runInOrder';
import { Turns } from '../../base/turns';
import type { ReferralFile } from '../files/referralFile';
import type { SyncServices } from '../syncServices';
import { LostReferrals } from './lostReferrals';
import type { PullOptions } from './pullInto';
import { type PullTarget, pullReferral } from './pullReferral';
import type { PullResult } from './pullResult';

export interface PullAllOptions extends Omit<PullOptions, 'pointer'>, CallOptions {
  /** The template of a new file's name; see `fileNames`. */
  fileName?: string;
  /** Called with each result, and with the number of referrals listed so far, for progress. Its promise is awaited. */
  afterEach?: (result: PullResult, listed: { count: number; hasMore: boolean }) => void | Promise<void>;
  /** Maximum number of referrals to pull at a time. Never changes a file twice at the same time. Default: 1. */
  concurrency?: number;
}

/** The summary of a pull. Has no results, because there may be thousands. */
export interface PullAllSummary {
  /** Number of results for each outcome. */
  counts: Partial<Record<PullResult['outcome'], number>>;
  /** Number of referrals that the service has listed. */
  total: number;
  /** Whether the pull was canceled and the service has more than `total`. */
  hasMore?: true;
  /** Why not all referrals were pulled: an error of the list, or a cancellation. */
  error?: ApiError;
}

/**
 * Pulls all referrals that match a query, each to the file that contains it, else to a new one (see `pullReferral`).
 * Requests the next page while it processes one. Continues after a referral that fails.
 * @returns the summary; throws only errors of the target and the baselines
 */
export async function pullAll(
  services: SyncServices,
  target: PullTarget,
  query: ListQuery = {},
  { afterEach, concurrency = 1, ...options }: PullAllOptions = {},
): Promise<PullAllSummary> {
  const summary: PullAllSummary = { counts: {}, total: 0 };
  const { signal } = options;
  const safe = oneAtATime(target);
  const lost = new LostReferrals(services, () => safe.unidentified?.());
  // Includes the page that is requested ahead.
  let listed = 0;
  let isLast = false;
  let unreadable = 0;
  const onUnreadable = (count: number): void => {
    unreadable += count;
  };
  const onShort = (message: string): void => services.log?.warn(message);
  const api: Pick<ReferralsApi, 'listPage' | 'maxPages'> = {
    ...(services.api.maxPages && { maxPages: services.api.maxPages }),
    async listPage(...call) {
      const page = await services.api.listPage(...call);
      listed += page.items.length;
      isLast = page.next === undefined && !page.problem;
      return page;
    },
  };
  async function pullOne(item: RemoteReferral): Promise<PullResult> {
    if (signal?.aborted) throw new ApiError('cancelled', t('Pull canceled.'));
    return pullReferral(services, safe, savedOf(item), { ...options, lost, isRow: true });
  }
  async function* jobs(): AsyncGenerator<Job<PullResult>> {
    for await (const items of listPages(api, query, { onUnreadable, onShort, ...(signal && { signal }) })) {
      summary.total += items.length;
      // If the list changes while it is read, a referral may be on two pages.
      for (const item of items) yield { keys: [item.id.toLowerCase()], run: () => pullOne(item) };
    }
  }
  try {
    for await (const result of runInOrder(jobs(), concurrency)) {
      summary.counts[result.outcome] = (summary.counts[result.outcome] ?? 0) + 1;
      await afterEach?.(result, { count: listed, hasMore: !isLast });
    }
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    summary.error = error;
    if (error.kind !== 'cancelled') return summary;
    summary.total = Math.max(summary.total, listed);
    if (!isLast) summary.hasMore = true;
    return summary;
  }
  if (unreadable > 0) summary.error = new ApiError('malformed', unreadableText(unreadable));
  return summary;
}

function unreadableText(count: number): string {
  return count === 1
    ? t('1 entry of the list was left out, because its ID is not a string. Report this to the service.')
    : t('{0} entries of the list were left out, because their IDs are not strings. Report this to the service.', count);
}

/** Wraps a target for several pulls at a time, so that changes of the same file run one after the other. */
function oneAtATime(target: PullTarget): PullTarget {
  const changes = new Turns();
  const safe = (file: ReferralFile): ReferralFile => ({
    name: file.name,
    read: () => file.read(),
    change: (decide) => changes.run(file.name, () => file.change(decide)),
  });
  return {
    async find(id) {
      const held = await target.find(id);
      return held && { pointer: held.pointer, file: safe(held.file) };
    },
    async unidentified() {
      return ((await target.unidentified?.()) ?? []).map((each) => ({ ...each, file: safe(each.file) }));
    },
    broken: async () => (await target.broken?.()) ?? [],
    take: (name) => target.take(name),
    create: (name, text) => target.create(name, text),
  };
}
