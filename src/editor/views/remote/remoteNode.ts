import { type Event, l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { RemoteReferral } from '../../../api/referralsApi';
import { plainText } from '../../../base/plainText';
import type { SyncState } from '../../../sync/plan/syncState';
import { groupItem } from '../rows/groupItem';
import type { ReferralGroup } from '../rows/groupReferrals';
import { rowIcon, rowState, syncStateLooks } from '../rows/looks';
import { referralFacts } from '../rows/referralFacts';
import { type ProblemCount, problemText, referralRow, rowText } from '../rows/referralRow';
import { identityMarks, tellApart } from '../rows/tellApart';

/** What the workspace knows about a referral of the service. */
export interface LocalTwin {
  state: SyncState | undefined;
  problems: ProblemCount | undefined;
}

/** Finds what the workspace knows about referrals of the service. */
export interface LocalLookup {
  /**
   * Returns the state and the problems of a referral; undefined if no file has it. If two files have it, the first
   * counts.
   */
  of(id: string): Promise<LocalTwin | undefined>;
  readonly onDidChange: Event<void>;
}

/** A row of the view of remote referrals. */
export type RemoteNode =
  | { kind: 'referral'; referral: RemoteReferral; uri: Uri; local?: LocalTwin | undefined; mark?: string | undefined }
  | { kind: 'group'; group: ReferralGroup; isWhole?: boolean }
  | { kind: 'more' }
  | { kind: 'error'; message: string }
  | { kind: 'retry' };

/** Converts a row to an item of VS Code; labels contain the state in words. */
export function remoteItem(node: RemoteNode): TreeItem {
  switch (node.kind) {
    case 'referral':
      return referralItem(node);
    case 'group':
      return groupItem(node.group, node.isWhole);
    case 'more':
      return action(l10n.t('Load More...'), 'more', 'ellipsis', { more: true });
    case 'retry':
      return action(l10n.t('Retry'), 'retry', 'refresh');
    case 'error': {
      const item = new TreeItem(l10n.t('Could not load the referrals'), TreeItemCollapsibleState.None);
      item.description = node.message;
      item.tooltip = node.message;
      item.iconPath = new ThemeIcon('error');
      item.accessibilityInformation = { label: l10n.t('Could not load the referrals: {0}', node.message) };
      return item;
    }
  }
}

/** Returns what tells each referral apart from others of the same name; undefined if its name does. */
export function twinMarks(referrals: readonly RemoteReferral[]): (string | undefined)[] {
  const rows = referrals.map((referral) => {
    const { customer, name } = referralFacts(referral);
    const { externalReferenceId: reference, id } = referral;
    return { name: name ?? customer, marks: identityMarks(typeof reference === 'string' ? reference : undefined, id) };
  });
  return tellApart(rows);
}

function referralItem(
  { referral, uri, local, mark }: Extract<RemoteNode, { kind: 'referral' }>,
  today = new Date(),
): TreeItem {
  const row = referralRow(referralFacts(referral), today);
  const name = row.label ?? referral.id;
  const item = new TreeItem(name, TreeItemCollapsibleState.None);
  const look = local?.state && syncStateLooks[local.state];
  // Problems are those of the file, and the row shows the service's version.
  const counts = local?.problems && problemText(local.problems);
  const wrong = counts && l10n.t('Local file: {0}', counts);
  const lines = [name, ...row.lines, look?.words, wrong].filter((line) => line !== undefined);
  item.id = referral.id;
  item.description = rowText(row, { state: rowState(local?.state), mark });
  item.tooltip = [...lines, ...details(referral)].join('\n');
  item.iconPath = rowIcon(referral, local?.state);
  // Only what a file holds can be compared with it.
  item.contextValue = local ? 'referral-local' : 'referral';
  item.accessibilityInformation = { label: lines.join(', ') };
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [uri] };
  return item;
}

/** Returns further lines of the tooltip. Unknown values are shown as they are. */
function details(referral: RemoteReferral): string[] {
  const lines: [string, unknown][] = [
    [l10n.t('Type'), [text(referral.type), text(referral.qualification)].filter(Boolean).join(', ')],
    [l10n.t('Direction'), referral.direction],
    [l10n.t('Changed'), text(referral.updatedDateTime)?.slice(0, 16).replace('T', ' ')],
    [l10n.t('Reference'), referral.externalReferenceId],
    [l10n.t('Engagement'), referral.engagementId],
    [l10n.t('ID'), referral.id],
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
  return typeof value === 'string' && value.trim() !== '' ? plainText(value.trim()) : undefined;
}
