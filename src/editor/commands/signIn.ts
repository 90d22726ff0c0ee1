import { ApiError } from '../../api/apiError';
import type { Command } from './command';

/** Signs in to Partner Center, or again, with another account, where the user is; resolves to `{ signedIn, account }`. */
export const signIn: Command = async ({ session }) => {
  const isSignedIn = (await session.get('silent').catch(() => undefined)) !== undefined;
  try {
    const { account } = (await session.get(isSignedIn ? 'switch' : 'ask')) ?? {};
    return { signedIn: account !== undefined, account: account?.label };
  } catch (cause) {
    const why = cause instanceof Error ? `: ${cause.message.replace(/\.$/, '')}` : '';
    throw new ApiError(
      'unauthenticated',
      `Could not sign in${why}. Check the settings referrals.auth.* and try again.`,
      {
        cause,
      },
    );
  }
};
