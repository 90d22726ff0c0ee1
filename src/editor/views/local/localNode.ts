import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri, workspace } from 'vscode';
import type { SyncState } from '../../../sync/plan/syncState';
import { rowIcon, rowState, syncStateLooks } from '../rows/looks';
import type { ReferralFacts } from '../rows/referralFacts';
import { type ProblemCount, problemText, referralRow, rowText, saysName } from '../rows/referralRow';
import { identityMarks, tellApart } from '../rows/tellApart';

/** A row of the view of local referrals: a file, or one of several referrals in it. */
export interface LocalNode {
  kind: 'file' | 'referral';
  uri: Uri;
  referrals: readonly LocalReferral[];
  /** Place in the file of one of several referrals. */
  pointer?: string;
  /** Its sync state, if known. */
  state?: SyncState | undefined;
  /** Errors and warnings of the referral, or of the file. */
  problems?: ProblemCount | undefined;
  /** Whether the row is below the row of its file, which shows the file's name. */
  below?: boolean;
  /** What tells it from another row of the same name. */
  mark?: string | undefined;
  /** Whether the file has not been read yet, so that its content is unknown. */
  unread?: boolean;
}

interface LocalReferral extends ReferralFacts {
  pointer: string;
  line: number;
  id?: string | undefined;
  reference?: string | undefined;
}

/** Marks the rows that have the name of another one with what tells them apart. */
export function markTwins(rows: readonly LocalNode[]): void {
  const marks = tellApart(
    rows.map(({ uri, pointer, referrals }) => {
      const only = referrals.length === 1 ? referrals[0] : undefined;
      const path = workspace.asRelativePath(uri);
      const file = path.slice(path.lastIndexOf('/') + 1);
      const place = /\d+$/.exec(pointer ?? '');
      return {
        name: only?.name ?? only?.customer,
        marks: [
          file,
          path,
          ...identityMarks(only?.reference, only?.id),
          place ? `#${Number(place[0]) + 1}` : undefined,
        ],
      };
    }),
  );
  rows.forEach((row, index) => {
    row.mark = marks[index];
  });
}

/** Converts a row to an item of VS Code. */
export function localItem(node: LocalNode, today = new Date()): TreeItem {
  const { kind, uri, referrals, problems, mark, state: sync } = node;
  const only = referrals.length === 1 ? referrals[0] : undefined;
  const path = workspace.asRelativePath(uri);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const row = only && referralRow(only, today);
  const label = row?.label ?? (kind === 'file' ? file : l10n.t('Unnamed referral'));
  const hasChildren = !only && referrals.length > 0;
  const item = new TreeItem(label, hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None);
  // Without an ID, a row whose label changes would lose its selection.
  item.id = `${uri}#${node.pointer ?? ''}`;
  const look = sync && syncStateLooks[sync];
  const wrong = problems && problemText(problems);
  const isNamed = label === file || (kind === 'file' && saysName(file, label)) || (kind === 'referral' && node.below);
  const parts = row?.parts ?? (node.unread ? [] : [countText(referrals.length)]);
  const lines = [label, ...(row?.lines ?? parts), look?.words, wrong, path].filter((line) => line !== undefined);
  item.description = rowText(
    { parts, isDue: row?.isDue ?? false },
    { state: rowState(sync), problems, mark, file: isNamed || mark?.endsWith(file) ? undefined : file },
  );
  item.tooltip = lines.join('\n');
  item.iconPath = only ? rowIcon({ ...only }, sync) : new ThemeIcon('files');
  // Menus hide what needs an id from referrals that were never submitted.
  const isNew = (sync === 'new' || sync === 'noId') && only !== undefined;
  item.contextValue = sync === 'conflict' ? `${kind} conflict` : isNew ? `${kind} new` : kind;
  item.accessibilityInformation = { label: lines.join(', ') };
  if (kind === 'file') item.resourceUri = uri;
  item.command = { command: 'vscode.open', title: l10n.t('Open'), arguments: [uri, openAt(only?.line ?? 0)] };
  return item;
}

function openAt(line: number) {
  return {
    preview: true,
    ...(line > 0 && { selection: { start: { line, character: 0 }, end: { line, character: 0 } } }),
  };
}

function countText(referrals: number): string {
  if (referrals === 0) return l10n.t('no referral');
  return referrals === 1 ? l10n.t('1 referral') : l10n.t('{0} referrals', referrals);
}
