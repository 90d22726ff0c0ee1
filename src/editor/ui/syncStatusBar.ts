import { Disposable, StatusBarAlignment, window } from 'vscode';
import type { SyncState } from '../../sync/syncState';
import { languageId } from '../language/languageId';
import { remoteScheme } from '../remote/remoteDocuments';
import type { SyncStates } from '../service/syncStates';
import { syncStateLooks } from './syncStateLook';

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

/** An item that says how the referral in the active editor stands to the service. */
export function registerSyncStatusBar(states: SyncStates): Disposable {
  const item = window.createStatusBarItem('referrals.syncState', StatusBarAlignment.Left);
  item.name = 'Referral Sync State';
  let turn = 0;
  async function show(): Promise<void> {
    const mine = ++turn;
    const document = window.activeTextEditor?.document;
    const isReferral = document?.languageId === languageId && document.uri.scheme !== remoteScheme;
    const state = isReferral ? await states.ofFile(document.uri) : undefined;
    if (mine !== turn) return; // another editor is active by now
    if (!state) {
      item.hide();
      return;
    }
    const { icon, words } = syncStateLooks[state];
    item.text = `$(${icon}) ${words.split(':')[0]?.split(',')[0]}`;
    item.tooltip = words;
    item.command = commands[state];
    item.accessibilityInformation = { label: words, role: 'button' };
    item.show();
  }
  show();
  return Disposable.from(item, states.onDidChange(show), window.onDidChangeActiveTextEditor(show));
}
