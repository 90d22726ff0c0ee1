import { ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { RemoteReferral } from '../../api/referralsApi';
import type { ReferralGroup } from './groupReferrals';
import { statusIcon } from './statusIcon';
import { statusText } from './statusText';

/** A row of the view of remote referrals. */
export type RemoteNode =
  | { kind: 'referral'; referral: RemoteReferral; uri: Uri }
  | { kind: 'group'; group: ReferralGroup }
  | { kind: 'more' }
  | { kind: 'error'; message: string }
  | { kind: 'retry' };

/** A row as VS Code shows it; labels say the state in words. */
export function remoteItem(node: RemoteNode): TreeItem {
  switch (node.kind) {
    case 'referral':
      return referralItem(node.referral, node.uri);
    case 'group':
      return groupItem(node.group);
    case 'more':
      return action('Load More...', 'more', 'ellipsis', { more: true });
    case 'retry':
      return action('Retry', 'retry', 'refresh');
    case 'error': {
      const item = new TreeItem('Could not load the referrals', TreeItemCollapsibleState.None);
      item.description = node.message;
      item.tooltip = node.message;
      item.iconPath = new ThemeIcon('error');
      item.accessibilityInformation = { label: `Could not load the referrals: ${node.message}` };
      return item;
    }
  }
}

function referralItem(referral: RemoteReferral, uri: Uri): TreeItem {
  const item = new TreeItem(text(referral.name) ?? referral.id, TreeItemCollapsibleState.None);
  const customer = text((referral.customerProfile as { name?: unknown } | null | undefined)?.name);
  const parts = [statusText(referral), customer !== item.label ? customer : undefined].filter(Boolean);
  item.id = referral.id;
  item.description = parts.join(' · ');
  item.tooltip = [item.label, ...parts, ...details(referral)].join('\n');
  item.iconPath = statusIcon(referral);
  item.contextValue = 'referral';
  item.accessibilityInformation = { label: [item.label, ...parts].join(', ') };
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri] };
  return item;
}

function groupItem({ detail, key, label, referrals }: ReferralGroup): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = `group ${key}`;
  item.description = String(referrals.length);
  item.contextValue = 'group';
  const count = referrals.length === 1 ? '1 referral' : `${referrals.length} referrals`;
  item.tooltip = [label, detail && `Engagement: ${detail}`, count].filter(Boolean).join('\n');
  item.accessibilityInformation = { label: `${label}, ${count}` };
  return item;
}

/** What the tooltip says besides; values that nobody knows are shown as they are. */
function details(referral: RemoteReferral): string[] {
  const { dealValue, currency, closingDateTime } = (referral.details ?? {}) as Record<string, unknown>;
  const money = typeof dealValue === 'number' ? `${dealValue} ${text(currency) ?? ''}`.trim() : undefined;
  const lines: [string, unknown][] = [
    ['Type', [text(referral.type), text(referral.qualification)].filter(Boolean).join(', ')],
    ['Direction', referral.direction],
    ['Value', money],
    ['Closes', text(closingDateTime)?.slice(0, 10)],
    ['Changed', text(referral.updatedDateTime)?.slice(0, 16).replace('T', ' ')],
    ['Reference', referral.externalReferenceId],
    ['Engagement', referral.engagementId],
    ['Id', referral.id],
  ];
  return lines.flatMap(([name, value]) => (text(value) ? [`${name}: ${text(value)}`] : []));
}

function action(label: string, id: string, icon: string, ...args: unknown[]): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.id = id;
  item.iconPath = new ThemeIcon(icon);
  item.command = { command: 'referrals.refresh', title: label, arguments: args };
  return item;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
