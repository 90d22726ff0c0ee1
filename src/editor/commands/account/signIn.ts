import { signInError } from '../../connection/partnerCenterSession';
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
