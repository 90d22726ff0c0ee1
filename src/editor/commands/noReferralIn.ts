import { l10n, type Uri, workspace } from 'vscode';
import { UserError } from '../documents/userError';

/** Returns the error of commands that find no referral in their file. */
export function noReferralIn(uri: Uri): UserError {
  return new UserError('noReferral', l10n.t('{0} contains no referral.', workspace.asRelativePath(uri)));
}
