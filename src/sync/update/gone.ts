import { t } from '../../base/l10n';
import type { SubmitResult } from '../submitResult';

/** The result if the service has no referral with the id of the file. */
export function gone(pointer: string, id: string): Extract<SubmitResult, { outcome: 'gone' }> {
  const message = t(
    'No referral has the ID {0}. Check the selected service and account, or remove "id" and "eTag" from the file to create the referral again.',
    id,
  );
  return { pointer, outcome: 'gone', id, message };
}
