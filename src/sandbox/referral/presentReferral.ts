import { inOrder } from './inOrder';
import type { StoredReferral } from './storedReferral';

/**
 * A referral as it is answered.
 * @param collection the URL of the referrals, from which its links are made
 */
export function presentReferral(stored: StoredReferral, collection: string): Record<string, unknown> {
  const links = {
    relatedReferrals: { uri: `${collection}?$filter=engagementId eq '${stored.engagementId}'`, method: 'GET' },
    self: { uri: `${collection}/${stored.id}`, method: 'GET' },
  };
  return inOrder({ ...stored, links });
}
