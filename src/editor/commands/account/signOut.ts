import { l10n } from 'vscode';
import { showInformationMessage } from '../../ui/messages';
import type { Command } from '../command';

/** Stops using the session at Partner Center. Resolves to `{ signedIn: false }`. */
export const signOut: Command<'session'> = async ({ session }) => {
  await session.forget();
  showInformationMessage(
    l10n.t('Signed out of Partner Center. To sign out of VS Code as well, use the Accounts menu.'),
  );
  return { signedIn: false };
};
