import type { Timestamps } from '../createTimestamps';
import { isAbsent } from '../isAbsent';
import { isJsonObject, type JsonObject } from '../jsonObject';
import type { Circumstances } from '../profile/behavior';
import { acceptReferral } from './acceptReferral';
import { createETag } from './createETag';
import { inOrder } from './inOrder';
import { ownOrganization } from './ownOrganization';
import { serverSet } from './serverSet';
import { settleStatus } from './settleStatus';
import type { StoredReferral } from './storedReferral';
import { withSolutionForm } from './withSolutionForm';

/** How long another organization has to answer an invitation. */
const invitationMs = 14 * 86_400_000;

/**
 * Makes a new referral from the body of a POST, with what the service sets (docs/service.md, "Create"): an engagement
 * that is given is joined. A referral of one's own is accepted at once. In the profile `documented` one for another
 * organization is an invitation, which stays New/Pending until it is answered or expires.
 * @throws ServiceError 400
 */
export function createReferral(body: unknown, now: Timestamps, circumstances: Circumstances): StoredReferral {
  const { note, profile } = circumstances;
  const accepted = withSolutionForm(acceptReferral(body, { isNew: true, profile, note }), circumstances.solutionFields);
  const created = now();
  const isInvitation = profile === 'documented' && isForOthers(accepted);
  const pair = settleStatus(accepted, { isInvitation, note });
  const waits = pair.status === 'New';
  const own = Object.entries(accepted).filter(([name]) => !serverSet.has(name));
  const set = {
    id: crypto.randomUUID(),
    engagementId: isAbsent(accepted.engagementId) ? crypto.randomUUID() : accepted.engagementId,
    ...ownOrganization,
    direction: 'Outgoing',
    createdDateTime: created,
    updatedDateTime: created,
    expirationDateTime: waits ? later(created) : null,
    acceptedDateTime: waits ? null : created,
    ...(pair.status === 'Closed' && { closedDateTime: created }),
    ...pair,
    eTag: createETag(),
  };
  return { ...inOrder({ ...Object.fromEntries(own), ...set }), ...set };
}

/** Whether it is addressed to an organization, such as Microsoft, and not to a solution of one's own. */
function isForOthers({ target }: JsonObject): boolean {
  return (
    Array.isArray(target) && target.some((entry) => isJsonObject(entry) && entry.type === 'BusinessProfileLocation')
  );
}

function later(created: string): string {
  return new Date(Date.parse(created) + invitationMs).toISOString();
}
