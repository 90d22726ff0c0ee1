import type { RemoteReferral } from '../../../api/referralsApi';
import { t } from '../../../base/l10n';
import type { LocalGrouping } from '../local/localView';
import type { Grouping } from '../remote/remoteView';

/** Rows below one row. */
export interface ReferralGroup<T = RemoteReferral> {
  /** Identifies the group; does not change when further pages are loaded. */
  key: string;
  label: string;
  /** The shared value, if it differs from the label. */
  detail?: string;
  referrals: T[];
}

/** Returns how a view is grouped, in words; an empty text if it is not. */
export function groupingText(groupBy: Grouping | LocalGrouping): string {
  return {
    none: '',
    status: t('by status'),
    customer: t('by customer'),
    engagement: t('by engagement'),
    state: t('by sync state'),
    due: t('by due date'),
  }[groupBy];
}

/**
 * Groups rows by a value; rows without a value come last.
 * @param without label of the group of rows without a value
 * @param order labels in their order, which all others follow; or `label` to sort by label
 */
export function groupRows<T>(
  rows: readonly T[],
  sharedBy: (row: T) => string | undefined,
  without: string,
  order: readonly string[] | 'label' = [],
): ReferralGroup<T>[] {
  const groups = new Map<string, ReferralGroup<T>>();
  const rest: ReferralGroup<T> = { key: 'none', label: without, referrals: [] };
  for (const row of rows) {
    const value = sharedBy(row);
    if (value === undefined) {
      rest.referrals.push(row);
      continue;
    }
    const key = `value ${value.toLowerCase()}`;
    const group = groups.get(key) ?? { key, label: value, referrals: [] };
    group.referrals.push(row);
    groups.set(key, group);
  }
  return [...ordered([...groups.values()], order), ...(rest.referrals.length > 0 ? [rest] : [])];
}

function ordered<T>(groups: ReferralGroup<T>[], order: readonly string[] | 'label'): ReferralGroup<T>[] {
  if (order === 'label') {
    const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
    return groups.sort((one, other) => compare(one.label, other.label));
  }
  const rank = ({ label }: ReferralGroup<T>) => (order.includes(label) ? order.indexOf(label) : order.length);
  return groups.sort((one, other) => rank(one) - rank(other));
}

/**
 * Groups referrals of a service. An unknown value makes a group like any other.
 * @param isRanked whether the referrals are in an order that groups keep: the one with the first referral comes first
 */
export function groupReferrals(
  referrals: readonly RemoteReferral[],
  grouping: Exclude<Grouping, 'none'>,
  isRanked = false,
): ReferralGroup[] {
  const without = { status: t('No status'), customer: t('No customer'), engagement: t('No engagement') }[grouping];
  const order =
    grouping === 'status' ? ['New', 'Active', 'Closed'] : grouping === 'customer' && !isRanked ? 'label' : [];
  const groups = groupRows(referrals, (referral) => sharedValue(referral, grouping), without, order);
  if (grouping === 'engagement') for (const group of groups) if (group.key !== 'none') nameEngagement(group);
  return groups;
}

/** Names an engagement after the customer, because its ID means nothing to a person. */
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
