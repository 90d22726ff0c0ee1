import { Disposable, l10n, StatusBarAlignment, window } from 'vscode';
import type { SyncState } from '../../sync/plan/syncState';
import type { Connections } from '../connection/connections';
import { setContext } from '../connection/contextKeys';
import { languageId } from '../documents/isReferral';
import { remoteScheme } from '../remote/remoteDocuments';
import { syncStateLooks } from './syncStateLook';
import type { SyncStates } from './syncStates';

/** What a click does, by state. */
const commands: Readonly<Record<SyncState, string>> = {
  new: 'referrals.submit',
  edited: 'referrals.submit',
  inSync: 'referrals.compareWithRemote',
  behind: 'referrals.pullLatest',
  mergeable: 'referrals.submit',
  conflict: 'referrals.resolveConflict',
  gone: 'referrals.compareWithRemote',
  unknown: 'referrals.compareWithRemote',
};

/** An item with the sync state of the referral in the active editor. */
export function registerSyncStatusBar(states: SyncStates, connections: Connections): Disposable {
  const item = window.createStatusBarItem('referrals.syncState', StatusBarAlignment.Left);
  item.name = l10n.t('Referral Sync State');
  let turn = 0;
  async function show(): Promise<void> {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    const isReferral = document?.languageId === languageId && document.uri.scheme !== remoteScheme;
    const state = isReferral ? await states.ofFile(document.uri) : undefined;
    const all = state === 'new' && document ? await states.of(document.uri) : [];
    if (mine !== turn) return; // another editor is active by now
    // Some commands cannot work before the first submit.
    setContext('referrals.activeIsNew', all.length > 0 && all.every((each) => each.state === 'new'));
    if (!state) {
      item.hide();
      return;
    }
    const { icon, words: general } = syncStateLooks[state];
    const words = state === 'inSync' ? upToDateText(connections.serviceName, states.checked) : general;
    item.text = `$(${icon}) ${general.split(':')[0]}`;
    item.tooltip = words;
    item.command = commands[state];
    item.accessibilityInformation = { label: words, role: 'button' };
    item.show();
  }
  show();
  return Disposable.from(item, states.onDidChange(show), window.onDidChangeActiveTextEditor(show));
}

/** "Up to date with Partner Center (checked 14:02)". */
function upToDateText(service: string, checked: Date | undefined): string {
  if (!checked) return l10n.t('Up to date with {0}', service);
  const time = `${String(checked.getHours()).padStart(2, '0')}:${String(checked.getMinutes()).padStart(2, '0')}`;
  return l10n.t('Up to date with {0} (checked {1})', service, time);
}
