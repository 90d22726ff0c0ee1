import { t } from '../../base/l10n';
import type { SubmitResult } from '../submitResult';

/**
 * The result if the service has no referral with the id of the file.
 * @param isTried whether an update is in doubt: it may have taken the user out of the team, so the deal may still be there
 */
export function gone(pointer: string, id: string, isTried = false): Extract<SubmitResult, { outcome: 'gone' }> {
  const message = isTried
    ? t(
        'The referral can no longer be read, and its last update may have been made. Check whether your account is still in its team.',
      )
    : t(
        'No referral has the ID {0}. Check the selected service and account, or remove "id" and "eTag" from the file to create the referral again.',
        id,
      );
  return { pointer, outcome: 'gone', id, message };
}
