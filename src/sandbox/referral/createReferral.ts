import { randomUUID } from 'node:crypto';
import { createETag } from '../createETag';
import type { Timestamps } from '../createTimestamps';
import { isAbsent } from '../isAbsent';
import { ownOrganization } from '../ownOrganization';
import { acceptReferral } from './acceptReferral';
import { inOrder } from './inOrder';
import { serverSet } from './serverSet';
import { settleStatus } from './settleStatus';
import type { StoredReferral } from './storedReferral';

/**
 * A new referral from the body of a POST, with what the service sets (FACTS.md, sections 2 and 15): an engagement that
 * is given is joined, and what the caller creates is accepted at once.
 * @throws ServiceError 400
 */
export function createReferral(body: unknown, now: Timestamps): StoredReferral {
  const accepted = acceptReferral(body);
  const created = now();
  const pair = settleStatus(accepted);
  const own = Object.entries(accepted).filter(([name]) => !serverSet.has(name));
  const set = {
    id: randomUUID(),
    engagementId: isAbsent(accepted.engagementId) ? randomUUID() : accepted.engagementId,
    ...ownOrganization,
    direction: 'Outgoing',
    createdDateTime: created,
    updatedDateTime: created,
    expirationDateTime: null,
    acceptedDateTime: created,
    ...(pair.status === 'Closed' && { closedDateTime: created }),
    ...pair,
    eTag: createETag(),
  };
  return { ...inOrder({ ...Object.fromEntries(own), ...set }), ...set };
}
