import { type Disposable, FileDecoration, l10n, ThemeColor, window } from 'vscode';
import { isReferralFile } from '../documents/isReferral';
import { syncStateLooks } from './syncStateLook';
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
