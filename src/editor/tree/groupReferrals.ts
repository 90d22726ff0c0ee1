import type { RemoteReferral } from '../../api/referralsApi';
import type { Grouping } from './remoteView';

/** Referrals that stand under one row. */
export interface ReferralGroup {
  /** Tells the group from all others; stays the same when further pages are loaded. */
  key: string;
  label: string;
  /** The value that they share, where the label is something else. */
  detail?: string;
  referrals: RemoteReferral[];
}

/**
 * Groups referrals in the order in which they come; what has no such value stands last. A value that nobody knows makes a
 * group like any other.
 */
export function groupReferrals(
  referrals: readonly RemoteReferral[],
  grouping: Exclude<Grouping, 'none'>,
): ReferralGroup[] {
  const groups = new Map<string, ReferralGroup>();
  const rest: ReferralGroup = { key: 'none', label: without[grouping], referrals: [] };
  for (const referral of referrals) {
    const value = sharedValue(referral, grouping);
    if (value === undefined) {
      rest.referrals.push(referral);
      continue;
    }
    const key = `value ${value.toLowerCase()}`;
    const group = groups.get(key) ?? { key, label: value, referrals: [] };
    group.referrals.push(referral);
    groups.set(key, group);
  }
  if (grouping === 'engagement') for (const group of groups.values()) nameEngagement(group);
  return [...groups.values(), ...(rest.referrals.length > 0 ? [rest] : [])];
}

const without = { status: 'No status', customer: 'No customer', engagement: 'No engagement' } as const;

/** Nobody knows an engagement by its id: it is called after the customer. */
function nameEngagement(group: ReferralGroup): void {
  const customer = group.referrals.map((referral) => sharedValue(referral, 'customer')).find(Boolean);
  if (customer === undefined) return;
  group.detail = group.label;
  group.label = customer;
}

function sharedValue(referral: RemoteReferral, grouping: Exclude<Grouping, 'none'>): string | undefined {
  const profile = referral.customerProfile as { name?: unknown } | null | undefined;
  const value = { status: referral.status, customer: profile?.name, engagement: referral.engagementId }[grouping];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
