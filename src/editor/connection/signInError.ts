import { l10n } from 'vscode';
import { ApiError } from '../../api/apiError';

/** Returns the error of a sign-in that failed, or that the user canceled. */
export function signInError(cause?: unknown): ApiError {
  return new ApiError('unauthenticated', text(cause), { cause });
}

function text(cause: unknown): string {
  if (!(cause instanceof Error)) return l10n.t('You are not signed in to Partner Center.');
  if (/did not consent|cancell?ed|timed out waiting/i.test(cause.message)) return l10n.t('Sign-in was canceled.');
  return l10n.t("Can't sign in to Partner Center: {0}. Check the sign-in settings.", cause.message.replace(/\.$/, ''));
}
