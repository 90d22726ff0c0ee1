import { createETag } from '../createETag';
import type { Timestamps } from '../createTimestamps';
import { ServiceError } from '../serviceError';
import { acceptReferral } from './acceptReferral';
import { inOrder } from './inOrder';
import { serverSet } from './serverSet';
import { settleStatus } from './settleStatus';
import type { StoredReferral } from './storedReferral';

/**
 * The next version of a referral from a whole body: what only the service sets is carried over from the stored one,
 * the engagement too.
 * @throws ServiceError 400, also for any change of a closed referral (FACTS.md, section 5)
 */
export function changeReferral(stored: StoredReferral, body: unknown, now: Timestamps): StoredReferral {
  if (stored.status === 'Closed') {
    const message = `The referral is closed (${stored.substatus}) and cannot be changed any more.`;
    throw ServiceError.invalid('status', message, 'referralClosed');
  }
  const accepted = acceptReferral(body);
  const pair = settleStatus(accepted, stored);
  const updated = now();
  const own = Object.entries(accepted).filter(([name]) => !serverSet.has(name));
  const carried = Object.entries(stored).filter(([name]) => serverSet.has(name) || name === 'engagementId');
  const set = {
    id: stored.id,
    updatedDateTime: updated,
    ...(pair.status === 'Active' && stored.status === 'New' && { acceptedDateTime: updated }),
    ...(pair.status === 'Closed' && { closedDateTime: updated }),
    ...pair,
    eTag: createETag(),
  };
  return { ...inOrder({ ...Object.fromEntries([...own, ...carried]), ...set }), ...set };
}
