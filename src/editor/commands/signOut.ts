import { window } from 'vscode';
import type { Command } from './command';

/** Stops using the session at Partner Center; resolves to `{ signedIn: false }`. */
export const signOut: Command = async ({ session }) => {
  await session.forget();
  window.showInformationMessage(
    'Referrals no longer uses your account. To sign out of VS Code altogether, use its Accounts menu.',
  );
  return { signedIn: false };
};
