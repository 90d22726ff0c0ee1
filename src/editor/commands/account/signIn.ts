import { l10n } from 'vscode';
import { signInError } from '../../connection/partnerCenterSession';
import { showInformationMessage } from '../../ui/messages';
import type { Command } from '../command';

/**
 * Signs in to Partner Center. A user who is signed in can choose another account. Resolves to `{ signedIn, account }`.
 */
export const signIn: Command<'session'> = async ({ session }) => {
  const isSignedIn = (await session.get('silent').catch(() => undefined)) !== undefined;
  try {
    const { account } = (await session.get(isSignedIn ? 'switch' : 'ask')) ?? {};
    return { signedIn: account !== undefined, account: account?.label };
  } catch (cause) {
    throw signInError(cause);
  }
};

/** Stops using the session at Partner Center. Resolves to `{ signedIn: false }`. */
export const signOut: Command<'session'> = async ({ session }) => {
  await session.forget();
  showInformationMessage(
    l10n.t('Signed out of Partner Center. To sign out of VS Code as well, use the Accounts menu.'),
  );
  return { signedIn: false };
};
