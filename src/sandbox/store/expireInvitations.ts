import { createETag } from '../referral/serverValues';
import type { StoredReferral } from '../referral/storedReferral';
import type { ReferralStore, Referrals } from './referralStore';

/** When the first of these invitations expires; a change makes another map. */
const firstDue = new WeakMap<Referrals, number>();

/**
 * Closes the invitations that were not answered in time: New becomes Closed/Expired at its `expirationDateTime`
 * (docs/service.md, "Status").
 */
export async function expireInvitations(store: ReferralStore, now: Date): Promise<void> {
  const referrals = await store.read();
  const due = firstDue.get(referrals) ?? firstDueOf(referrals);
  firstDue.set(referrals, due);
  if (due > now.getTime()) return;
  await store.change((changing) => {
    for (const referral of changing.values()) {
      if (dueTime(referral) <= now.getTime()) changing.set(referral.id, expired(referral));
    }
  });
}

function firstDueOf(referrals: Referrals): number {
  let first = Number.POSITIVE_INFINITY;
  for (const referral of referrals.values()) first = Math.min(first, dueTime(referral));
  return first;
}

function dueTime({ status, expirationDateTime }: StoredReferral): number {
  if (status !== 'New' || typeof expirationDateTime !== 'string') return Number.POSITIVE_INFINITY;
  const time = Date.parse(expirationDateTime);
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

function expired(referral: StoredReferral): StoredReferral {
  const at = referral.expirationDateTime;
  return {
    ...referral,
    status: 'Closed',
    substatus: 'Expired',
    updatedDateTime: at,
    closedDateTime: at,
    eTag: createETag(),
  };
}
