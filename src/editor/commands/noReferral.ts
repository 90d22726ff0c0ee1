import { l10n, type Uri, workspace } from 'vscode';
import { UserError } from '../documents/userError';

/** Returns the error for a file without a referral. */
export function noReferralIn(uri: Uri): UserError {
  return new UserError('noReferral', l10n.t('{0} contains no referral.', workspace.asRelativePath(uri)));
}

/**
 * Returns the error for a referral without an ID, with Submit as its action.
 * @param referrals all referrals of the file
 */
export function notSubmitted(uri: Uri, pointer: string | undefined, referrals: readonly unknown[]): UserError {
  if (referrals.length === 0) return noReferralIn(uri);
  const which = pointer === undefined ? [] : [{ pointer }];
  return new UserError('noReferral', l10n.t("This deal hasn't been submitted yet."), {
    title: l10n.t('Submit'),
    command: 'referrals.submit',
    arguments: [uri, ...which],
  });
}
