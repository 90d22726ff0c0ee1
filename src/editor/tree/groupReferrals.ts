import type { RemoteReferral } from '../../api/referralsApi';
import type { Grouping } from './remoteView';

/** Referrals that stand under one row. */
export interface ReferralGroup {
  label: string;
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
  const rest: ReferralGroup = { label: without[grouping], referrals: [] };
  for (const referral of referrals) {
    const label = labelOf(referral, grouping);
    if (label === undefined) {
      rest.referrals.push(referral);
      continue;
    }
    const key = label.toLowerCase();
    const group = groups.get(key) ?? { label, referrals: [] };
    group.referrals.push(referral);
    groups.set(key, group);
  }
  return [...groups.values(), ...(rest.referrals.length > 0 ? [rest] : [])];
}

const without = { status: 'No status', customer: 'No customer', engagement: 'No engagement' } as const;

function labelOf(referral: RemoteReferral, grouping: Exclude<Grouping, 'none'>): string | undefined {
  const profile = referral.customerProfile as { name?: unknown } | null | undefined;
  const value = { status: referral.status, customer: profile?.name, engagement: referral.engagementId }[grouping];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
