import { type Disposable, FileDecoration, ThemeColor, window } from 'vscode';
import type { SyncStates } from '../service/syncStates';
import { syncStateLooks } from './syncStateLook';

const isReferralFile = /\.referrals?\.json$/;

/** Badges of referral files in the explorer and in the view of the workspace: how they stand to the service. */
export function registerSyncDecorations(states: SyncStates): Disposable {
  return window.registerFileDecorationProvider({
    onDidChangeFileDecorations: states.onDidChange,
    async provideFileDecoration(uri) {
      if (!isReferralFile.test(uri.path) || uri.scheme === 'referral-remote') return undefined;
      const state = await states.ofFile(uri);
      if (!state) return undefined;
      const { badge, color, words } = syncStateLooks[state];
      return badge
        ? new FileDecoration(badge, `Referral: ${words}`, color ? new ThemeColor(color) : undefined)
        : undefined;
    },
  });
}
