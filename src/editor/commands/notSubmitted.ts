import { l10n, type Uri } from 'vscode';
import { UserError } from '../userError';

/** The error for commands that need a referral with an id, with Submit as its action. */
export function notSubmitted(uri: Uri, pointer: string | undefined): UserError {
  const which = pointer === undefined ? [] : [{ pointer }];
  return new UserError('noReferral', l10n.t("This deal hasn't been submitted yet."), {
    title: l10n.t('Submit'),
    command: 'referrals.submit',
    arguments: [uri, ...which],
  });
}
