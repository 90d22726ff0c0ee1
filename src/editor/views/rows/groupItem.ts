import { l10n, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { ReferralGroup } from './groupReferrals';

/**
 * Converts a group to an item of VS Code.
 * @param isWhole whether all referrals are loaded, so that the group cannot get larger
 */
export function groupItem({ detail, key, label, referrals }: ReferralGroup<unknown>, isWhole = true): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = `group ${key}`;
  item.description = isWhole ? String(referrals.length) : `${referrals.length}+`;
  item.contextValue = 'group';
  const count = countText(referrals.length, isWhole);
  item.tooltip = [label, detail && l10n.t('Engagement: {0}', detail), count].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

function countText(count: number, isWhole: boolean): string {
  if (!isWhole) return l10n.t('{0} referrals or more; not all are loaded', count);
  return count === 1 ? l10n.t('1 referral') : l10n.t('{0} referrals', count);
}
