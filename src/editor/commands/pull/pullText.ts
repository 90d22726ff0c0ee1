import { t } from '../../../base/l10n';
import type { PullResult } from '../../../sync/pull/pullResult';

type PullCounts = Partial<Record<PullResult['outcome'], number>>;

/** Texts for one and for many, per outcome, in the order of the message. */
const texts: [PullResult['outcome'], () => string, (count: number) => string][] = [
  ['created', () => t('1 new file'), (count) => t('{0} new files', count)],
  ['pulled', () => t('1 updated'), (count) => t('{0} updated', count)],
  ['merged', () => t('1 merged'), (count) => t('{0} merged', count)],
  ['unchanged', () => t('1 already up to date'), (count) => t('{0} already up to date', count)],
  ['edited', () => t('1 with your changes to submit'), (count) => t('{0} with your changes to submit', count)],
  ['conflict', () => t('1 conflict'), (count) => t('{0} conflicts', count)],
  ['gone', () => t('1 no longer there'), (count) => t('{0} no longer there', count)],
  ['invalid', () => t('1 not valid JSON'), (count) => t('{0} not valid JSON', count)],
  ['unwritten', () => t('1 not written'), (count) => t('{0} not written', count)],
  ['failed', () => t('1 failed'), (count) => t('{0} failed', count)],
];

/** Outcomes that leave a file unchanged although it should have changed. */
const undone: readonly PullResult['outcome'][] = ['conflict', 'gone', 'invalid', 'unwritten', 'failed'];

/** Says what a pull did, in one sentence, such as `8 referrals pulled: 7 new files, 1 already up to date.` */
export function pullText(counts: PullCounts): string {
  const all = doneOf(counts);
  if (all === 0) return t('Nothing to pull.');
  const done = all - undone.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  if (done === 0) return t('Nothing was pulled: {0}.', listOf(counts));
  if (done < all) return t('{0} of {1} referrals pulled: {2}.', done, all, listOf(counts));
  if (done === 1) return t('1 referral pulled: {0}.', listOf(counts));
  return t('{0} referrals pulled: {1}.', done, listOf(counts));
}

/**
 * Says how far a canceled pull came.
 * @param counts without the referral that was being pulled
 * @param total number of referrals to pull; undefined if it is not known
 * @param hasMore whether there are more than `total`
 */
export function canceledPullText(counts: PullCounts, total: number | undefined, hasMore = false): string {
  const done = doneOf(counts);
  if (done === 0) return t('Pull canceled. No referral was pulled.');
  if (total !== undefined && hasMore)
    return t('Pull canceled after {0} of more than {1} referrals: {2}.', done, total, listOf(counts));
  if (total !== undefined) return t('Pull canceled after {0} of {1} referrals: {2}.', done, total, listOf(counts));
  if (done === 1) return t('Pull canceled after 1 referral: {0}.', listOf(counts));
  return t('Pull canceled after {0} referrals: {1}.', done, listOf(counts));
}

/** Counts the outcomes of results, except for a call that canceling ended. */
export function countPulls(results: readonly PullResult[]): PullCounts {
  const counts: PullCounts = {};
  for (const result of results) {
    if (isCanceled(result)) continue;
    counts[result.outcome] = (counts[result.outcome] ?? 0) + 1;
  }
  return counts;
}

export function isCanceled(result: PullResult): boolean {
  return result.outcome === 'failed' && result.error.kind === 'cancelled';
}

function doneOf(counts: PullCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function listOf(counts: PullCounts): string {
  const parts = texts.flatMap(([outcome, one, many]) => {
    const count = counts[outcome] ?? 0;
    return count === 0 ? [] : [count === 1 ? one() : many(count)];
  });
  return parts.join(', ');
}
