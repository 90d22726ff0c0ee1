import { commands, type Disposable } from 'vscode';
import type { Connections } from './connections';

/** The context keys of the manifest's `when` clauses. */
type ContextKey =
  | 'referrals.signedIn'
  | 'referrals.service'
  | 'referrals.hasFiles'
  | 'referrals.inDraftValue'
  | 'referrals.activeIsNew'
  | 'referrals.newFiles'
  | 'referrals.isFiltered'
  | 'referrals.remote.isEmpty'
  | 'referrals.local.isEmpty'
  | 'referrals.local.isFiltered';

/** Sets a context key. */
export function setContext(key: ContextKey, value: string | boolean | readonly string[]): void {
  commands.executeCommand('setContext', key, value);
}

/** Keeps the keys about the service up to date. */
export function registerServiceContext(connections: Connections): Disposable {
  async function update(): Promise<void> {
    setContext('referrals.service', connections.service);
    setContext('referrals.signedIn', await connections.isSignedIn());
  }
  update();
  return connections.onDidChange(update);
}
