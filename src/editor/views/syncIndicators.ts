import { Disposable, FileDecoration, l10n, StatusBarAlignment, ThemeColor, Uri, window } from 'vscode';
import type { SyncState } from '../../sync/plan/syncState';
import type { Connections } from '../connection/connections';
import { setContext } from '../connection/contextKeys';
import { isReferralFile, languageId } from '../documents/isReferral';
import { remoteScheme } from '../remote/remoteDocuments';
import type { WorkspaceIndex } from '../workspace/index/workspaceIndex';
import { syncStateLooks } from './rows/looks';
import type { SyncStates } from './syncStates';

/** Shows the sync state of referral files as badges in the Explorer and the Workspace view. */
export function registerSyncDecorations(states: SyncStates): Disposable {
  return window.registerFileDecorationProvider({
    onDidChangeFileDecorations: states.onDidChange,
    async provideFileDecoration(uri) {
      if (!isReferralFile(uri.path) || uri.scheme === 'referral-remote') return undefined;
      const state = await states.ofFile(uri);
      if (!state) return undefined;
      const { badge, color, words } = syncStateLooks[state];
      return badge
        ? new FileDecoration(badge, l10n.t('Referral: {0}', words), color ? new ThemeColor(color) : undefined)
        : undefined;
    },
  });
}

/** Sets a context key for menus of the Explorer: the files whose referrals were never submitted. */
export function registerNewFiles(workspaceIndex: Pick<WorkspaceIndex, 'index' | 'onDidChange'>): Disposable {
  const paths = new Map<string, string[]>();
  return workspaceIndex.onDidChange(({ files }) => {
    let hasChanged = false;
    for (const address of files) {
      const referrals = workspaceIndex.index.get(address) ?? [];
      const isNew = referrals.length > 0 && referrals.every(({ id }) => id === undefined || id.value === '');
      if (isNew === paths.has(address)) continue;
      hasChanged = true;
      const uri = Uri.parse(address);
      // `resourcePath` is the path of the file system on this computer, and that of the address elsewhere.
      if (isNew) paths.set(address, [...new Set([uri.path, uri.fsPath])]);
      else paths.delete(address);
    }
    if (hasChanged) setContext('referrals.newFiles', [...paths.values()].flat());
  });
}

/** Command of a click, by state. */
const commands: Readonly<Record<SyncState, string>> = {
  new: 'referrals.submit',
  noId: 'referrals.showProblems',
  edited: 'referrals.submit',
  inSync: 'referrals.compareWithRemote',
  behind: 'referrals.pullLatest',
  mergeable: 'referrals.submit',
  conflict: 'referrals.resolveConflict',
  gone: 'referrals.compareWithRemote',
  unknown: 'referrals.compareWithRemote',
};

/** Registers the status bar item with the sync state of the referral in the active editor. */
export function registerSyncStatusBar(states: SyncStates, connections: Connections): Disposable {
  const item = window.createStatusBarItem('referrals.syncState', StatusBarAlignment.Left);
  item.name = l10n.t('Referral Sync State');
  let turn = 0;
  async function show(): Promise<void> {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    const isReferral = document?.languageId === languageId && document.uri.scheme !== remoteScheme;
    const state = isReferral ? await states.ofFile(document.uri) : undefined;
    const all = document && (state === 'new' || state === 'noId') ? await states.of(document.uri) : [];
    if (mine !== turn) return; // another editor is active by now
    // Some commands cannot work without an ID.
    setContext('referrals.activeIsNew', all.length > 0 && all.every((each) => ['new', 'noId'].includes(each.state)));
    if (!state) {
      item.hide();
      return;
    }
    const { icon, words: general } = syncStateLooks[state];
    const words = state === 'inSync' ? upToDateText(connections.serviceName, states.checked) : general;
    item.text = `$(${icon}) ${general.split(':')[0]}`;
    item.tooltip = words;
    const lost = all.find((each) => each.state === 'noId');
    item.command =
      state === 'noId'
        ? { command: commands.noId, title: '', arguments: [document?.uri, lost?.pointer] }
        : commands[state];
    item.accessibilityInformation = { label: words, role: 'button' };
    item.show();
  }
  show();
  return Disposable.from(item, states.onDidChange(show), window.onDidChangeActiveTextEditor(show));
}

/** Returns "Up to date with Partner Center (checked 14:02)". */
function upToDateText(service: string, checked: Date | undefined): string {
  if (!checked) return l10n.t('Up to date with {0}', service);
  const time = `${String(checked.getHours()).padStart(2, '0')}:${String(checked.getMinutes()).padStart(2, '0')}`;
  return l10n.t('Up to date with {0} (checked {1})', service, time);
}
