import type { Timestamps } from '../createTimestamps';
import { isAbsent } from '../isAbsent';
import { isJsonObject, sameJson } from '../jsonObject';
import type { Circumstances } from '../profile/behavior';
import { ServiceError } from '../serviceError';
import { acceptReferral } from './acceptReferral';
import { createETag } from './createETag';
import { inOrder } from './inOrder';
import { serverSet } from './serverSet';
import { settleStatus } from './settleStatus';
import type { StoredReferral } from './storedReferral';
import { withSolutionForm } from './withSolutionForm';

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
  return { ...inOrder({ ...Object.fromEntries([...own, ...carried]), ...set }), ...set };
}

/** A value without what says nothing: null, `""` and empty lists and objects count as absent. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(said);
  if (!isJsonObject(value)) return isAbsent(value) ? undefined : value;
  const entries = Object.entries(value).map(([name, inner]) => [name, said(inner)] as const);
  const kept = entries.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
