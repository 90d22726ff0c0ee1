import { signInError } from '../auth/signInError';
import type { Command } from './command';

/** Signs in to Partner Center, or again, with another account, where the user is; resolves to `{ signedIn, account }`. */
export const signIn: Command = async ({ session }) => {
  const isSignedIn = (await session.get('silent').catch(() => undefined)) !== undefined;
  try {
    const { account } = (await session.get(isSignedIn ? 'switch' : 'ask')) ?? {};
    return { signedIn: account !== undefined, account: account?.label };
  } catch (cause) {
    throw signInError(cause);
  }
};
