import type { StoredReferral } from '../referral/storedReferral';
import type { Referrals } from '../store/referralStore';
import { filterError } from './filterTokens';
import { parseFilter } from './parseFilter';
import { parseOrderBy } from './parseOrderBy';

interface Arranged {
  readonly query: string;
  readonly result: readonly StoredReferral[];
}

/** The sandbox may share its thread with an editor: a filter works so long at a time, and so long in all. */
const maxSliceMs = 10;
const maxWorkMs = 3000;

/** Page after page asks the same of the same referrals; a change makes another map. */
const last = new WeakMap<Referrals, Arranged>();

/**
 * Returns the referrals that a `$filter` lets through, in the order of an `$orderby`.
 * @throws ServiceError 400 that names the option which cannot be read, or a filter that takes too long
 */
export async function arrange(
  referrals: Referrals,
  filter = '',
  orderBy = '',
  limits = { maxSliceMs, maxWorkMs },
): Promise<readonly StoredReferral[]> {
  const query = JSON.stringify([filter, orderBy]);
  const known = last.get(referrals);
  if (known?.query === query) return known.result;
  const order = parseOrderBy(orderBy.trim() || 'createdDateTime desc');
  const all = [...referrals.values()];
  const matching = filter.trim() ? await matchingOf(all, parseFilter(filter), limits) : all;
  const result = order(matching);
  last.set(referrals, { query, result });
  return result;
}

/** Lets other work of the thread run; a browser has no shorter wait. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => (typeof setImmediate === 'undefined' ? setTimeout(resolve) : setImmediate(resolve)));
}

async function matchingOf(
  all: readonly StoredReferral[],
  test: (candidate: StoredReferral) => boolean,
  limits: { maxSliceMs: number; maxWorkMs: number },
): Promise<StoredReferral[]> {
  const matching: StoredReferral[] = [];
  let worked = 0;
  let since = performance.now();
  for (const candidate of all) {
    if (test(candidate)) matching.push(candidate);
    const slice = performance.now() - since;
    if (slice < limits.maxSliceMs) continue;
    worked += slice;
    if (worked > limits.maxWorkMs) throw filterError(`it takes longer than ${limits.maxWorkMs} ms`);
    await nextTurn();
    since = performance.now();
  }
  return matching;
}
