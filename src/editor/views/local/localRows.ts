import { l10n } from 'vscode';
import { daysUntil, dueDate, isOpen, nearDays } from '../rows/dueDate';
import { groupRows, type ReferralGroup } from '../rows/groupReferrals';
import { inOrder } from '../rows/inOrder';
import type { ReferralFacts } from '../rows/referralFacts';
import { shortStatus } from '../rows/referralRow';
import { isFiltering, matchesFilter, statesByUrgency, stateText } from '../rows/viewFilter';
import type { LocalNode } from './localNode';
import type { LocalGrouping, LocalViewState } from './localView';

/** A row with other rows of the local view below it. */
export interface LocalGroup {
  kind: 'group';
  group: ReferralGroup<LocalNode>;
}

/** Whether the view shows a row for each referral instead of one for each file. */
export function isFlat({ filter, groupBy, orderBy }: LocalViewState): boolean {
  return groupBy !== 'none' || orderBy === 'closing' || orderBy === 'value' || isFiltering(filter);
}

/**
 * Returns the rows of the view: those that match the filter, sorted and grouped.
 * @param held keys of rows that matched the filter when it was set. These rows stay even if they no longer match, so
 *   that a user who answers an invitation can continue with it. The keys of rows that match now are added.
 */
export function arrangeRows(
  rows: readonly LocalNode[],
  { filter, groupBy, orderBy }: LocalViewState,
  today: Date,
  held: Set<string> = new Set(),
): { rows: (LocalNode | LocalGroup)[]; count: number } {
  const { problems, state, ...said } = filter;
  const ofFile = { ...(state && { state }), ...(problems && { problems }) };
  const matching = rows.filter((row) => {
    const key = rowKey(row);
    if (matchesFilter(factsOf(row), said, today)) held.add(key);
    return held.has(key) && matchesFilter(factsOf(row), ofFile, today, row);
  });
  const sorted = orderBy === 'file' ? matching : inOrder(matching, orderBy, namedFacts, today);
  if (groupBy === 'none') return { rows: sorted, count: sorted.length };
  const isRanked = orderBy === 'closing' || orderBy === 'value';
  const order = groupBy === 'customer' && !isRanked ? 'label' : groupOrder(groupBy);
  const groups = groupRows(sorted, (row) => groupOf(row, groupBy, today), withoutText(groupBy), order);
  return { rows: groups.map((group) => ({ kind: 'group', group })), count: sorted.length };
}

/** Returns a key that identifies a row. */
export function rowKey({ uri, pointer = '' }: Pick<LocalNode, 'uri' | 'pointer'>): string {
  return `${uri}#${pointer}`;
}

/** Returns the facts of a row. One of several referrals without a name gets that of its file. */
function namedFacts(row: LocalNode): ReferralFacts {
  const facts = factsOf(row);
  return facts.name || facts.customer
    ? facts
    : { ...facts, name: row.uri.path.slice(row.uri.path.lastIndexOf('/') + 1) };
}

/** Returns the facts of the only referral of a row. */
function factsOf({ referrals }: LocalNode): ReferralFacts {
  return (referrals.length === 1 && referrals[0]) || {};
}

function groupOf(row: LocalNode, groupBy: LocalGrouping, today: Date): string | undefined {
  const facts = factsOf(row);
  if (groupBy === 'customer') return facts.customer;
  if (groupBy === 'status') return shortStatus(facts);
  if (groupBy === 'state') return row.state && stateText(row.state);
  if (row.referrals.length !== 1) return undefined;
  if (!isOpen(facts)) return l10n.t('Closed');
  const days = dueDate(facts, today)?.days ?? daysUntil(facts.closing, today);
  if (days === undefined) return undefined;
  if (days < 0) return l10n.t('Overdue');
  if (days <= nearDays) return l10n.t('Next 7 days');
  return days <= 31 ? l10n.t('Next 31 days') : l10n.t('Later');
}

function withoutText(groupBy: LocalGrouping): string {
  if (groupBy === 'customer') return l10n.t('No customer');
  if (groupBy === 'status') return l10n.t('No status');
  return groupBy === 'state' ? l10n.t('Unknown') : l10n.t('No date');
}

function groupOrder(groupBy: LocalGrouping): string[] {
  if (groupBy === 'due')
    return [l10n.t('Overdue'), l10n.t('Next 7 days'), l10n.t('Next 31 days'), l10n.t('Later'), l10n.t('Closed')];
  if (groupBy === 'status') return ['Error', 'New', 'Active', 'Won', 'Lost', 'Declined', 'Expired'];
  return groupBy === 'state' ? statesByUrgency.map(stateText) : [];
}
