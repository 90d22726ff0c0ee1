import type { StoredReferral } from '../referral/storedReferral';
import type { Referrals } from '../store/referralStore';
import { parseFilter } from './parseFilter';
import { parseOrderBy } from './parseOrderBy';

interface Arranged {
  readonly query: string;
  readonly result: readonly StoredReferral[];
}

/** Page after page asks the same of the same referrals; a change makes another map. */
const last = new WeakMap<Referrals, Arranged>();

/**
 * The referrals that a `$filter` lets through, in the order of an `$orderby`.
 * @throws ServiceError 400 that names the option which cannot be read
 */
export function arrange(referrals: Referrals, filter = '', orderBy = ''): readonly StoredReferral[] {
  const query = JSON.stringify([filter, orderBy]);
  const known = last.get(referrals);
  if (known?.query === query) return known.result;
  const all = [...referrals.values()];
  const matching = filter.trim() ? all.filter(parseFilter(filter)) : all;
  const result = parseOrderBy(orderBy.trim() || 'createdDateTime desc')(matching);
  last.set(referrals, { query, result });
  return result;
}
