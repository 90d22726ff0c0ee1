import { ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri, workspace } from 'vscode';
import type { SyncState } from '../../sync/syncState';
import { syncStateLooks } from '../ui/syncStateLook';
import { statusIcon } from './statusIcon';
import { statusText } from './statusText';

/** A row of the view of local referrals: a file, or one of several referrals in it. */
export interface LocalNode {
  kind: 'file' | 'referral';
  uri: Uri;
  referrals: readonly LocalReferral[];
  /** Of one of several referrals: where it stands in the file. */
  pointer?: string;
  /** How it stands to the service, where that has been found out. */
  state?: SyncState | undefined;
}

export interface LocalReferral {
  pointer: string;
  name?: string | undefined;
  status?: string | undefined;
  substatus?: string | undefined;
  line: number;
}

/** A row as VS Code shows it; the file's problems are shown by VS Code's own marks. */
export function localItem({ kind, uri, referrals, state: sync }: LocalNode): TreeItem {
  const only = referrals.length === 1 ? referrals[0] : undefined;
  const path = workspace.asRelativePath(uri);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const label = only?.name?.trim() || (kind === 'file' ? file : 'Unnamed referral');
  const item = new TreeItem(label, only ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Collapsed);
  if (!only && referrals.length === 0) item.collapsibleState = TreeItemCollapsibleState.None;
  const state = only ? statusText(only) : count(referrals.length);
  const look = sync && syncStateLooks[sync];
  // What is in order, or not known, needs no words where there is little room.
  const word = look?.badge ? look.word : undefined;
  item.description = [state, word, kind === 'file' && label !== file ? file : undefined].filter(Boolean).join(' · ');
  item.tooltip = [label, state, look?.words, path].filter(Boolean).join('\n');
  item.iconPath = only ? statusIcon({ ...only }) : new ThemeIcon('files');
  item.contextValue = kind;
  item.accessibilityInformation = { label: [label, state, look?.words, path].filter(Boolean).join(', ') };
  if (kind === 'file') item.resourceUri = uri;
  item.command = { command: 'vscode.open', title: 'Open', arguments: [uri, openAt(only?.line ?? 0)] };
  return item;
}

function openAt(line: number) {
  return {
    preview: true,
    ...(line > 0 && { selection: { start: { line, character: 0 }, end: { line, character: 0 } } }),
  };
}

function count(referrals: number): string {
  return referrals === 0 ? 'no referral' : `${referrals} referrals`;
}
