import { isObject, type JsonObject } from '../../base/isObject';
import type { Circumstances } from '../behavior';
import { isAbsent, sameJson } from '../jsonValue';
import { ServiceError } from '../serviceError';
import type { Timestamps } from '../timestamps';
import { acceptReferral } from './acceptReferral';
import { createETag, ownOrganization, serverSet } from './serverValues';
import { settleStatus } from './settleStatus';
import { inDocumentedOrder, type StoredReferral } from './storedReferral';
import { withSolutionForm } from './withSolutionForm';

/** How long another organization has to answer an invitation. */
const invitationMs = 14 * 86_400_000;

/**
 * Makes a new referral from the body of a POST, with what the service sets (docs/service.md, "Create"): an engagement
 * that is given is joined. A referral of one's own is accepted at once. In the profile `documented` one for another
 * organization is an invitation, which stays New/Pending until it is answered or expires.
 * @throws ServiceError 400
 */
export function newVersion(body: unknown, now: Timestamps, circumstances: Circumstances): StoredReferral {
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
  return { ...inDocumentedOrder({ ...Object.fromEntries(own), ...set }), ...set };
}

/** Whether it is addressed to an organization, such as Microsoft, and not to a solution of one's own. */
function isForOthers({ target }: JsonObject): boolean {
  return Array.isArray(target) && target.some((entry) => isObject(entry) && entry.type === 'BusinessProfileLocation');
}

function later(created: string): string {
  return new Date(Date.parse(created) + invitationMs).toISOString();
}

/**
 * Makes the next version of a referral from a whole body: what only the service sets is carried over from the stored
 * one, the engagement too.
 * @throws ServiceError 400, also for any change of a closed referral (docs/service.md, "Status")
 */
export function changeReferral(
  stored: StoredReferral,
  body: unknown,
  now: Timestamps,
  { note, profile, solutionFields }: Circumstances,
): StoredReferral {
  const accepted = withSolutionForm(acceptReferral(body, { isNew: false, profile, note }), solutionFields);
  const own = Object.entries(accepted).filter(([name]) => !serverSet.has(name));
  if (stored.status === 'Closed') {
    if (own.every(([name, value]) => sameJson(said(value), said(stored[name])))) return stored;
    const message = `The referral is closed (${stored.substatus}) and cannot be changed any more.`;
    throw ServiceError.invalid('status', message, 'referralClosed');
  }
  const pair = settleStatus(accepted, { previous: stored, note });
  const updated = now();
  const carried = Object.entries(stored).filter(([name]) => serverSet.has(name) || name === 'engagementId');
  const set = {
    id: stored.id,
    updatedDateTime: updated,
    ...(pair.status === 'Active' && stored.status === 'New' && { acceptedDateTime: updated }),
    ...(pair.status === 'Closed' && { closedDateTime: updated }),
    ...pair,
    eTag: createETag(),
  };
  return { ...inDocumentedOrder({ ...Object.fromEntries([...own, ...carried]), ...set }), ...set };
}

/** Returns a value without what says nothing: null, `""` and empty lists and objects count as absent. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(said);
  if (!isObject(value)) return isAbsent(value) ? undefined : value;
  const entries = Object.entries(value).map(([name, inner]) => [name, said(inner)] as const);
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
