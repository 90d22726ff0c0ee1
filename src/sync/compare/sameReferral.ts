import { moveSolutionFields } from '../../domain/referral/moveSolutionFields';
import { sameContent } from '../merge/sameContent';
import { payload } from '../referral/payload';

/**
 * Whether two referrals say the same, however they spell it (see `alike`) and wherever they have role, area and play; the
 * ETag, `links` and `@odata.*` do not count.
 * @param compare `all` or, to see whether a change arrived, only what users `set`: nothing that the service sets itself
 */
export function sameReferral(a: unknown, b: unknown, compare: 'all' | 'set' = 'all'): boolean {
  const purpose = compare === 'all' ? 'update' : 'create';
  const { eTag: _one, ...first } = moveSolutionFields(payload(a, purpose), 'root');
  const { eTag: _other, ...second } = moveSolutionFields(payload(b, purpose), 'root');
  return sameContent(first, second);
}
