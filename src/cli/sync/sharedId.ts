import path from 'node:path';
import { t } from '../../base/l10n';
import { alike } from '../../sync/referral/alike';
import { asObject, wireNames } from '../../sync/referral/wireNames';
import type { SyncServices } from '../../sync/syncServices';

/**
 * Returns a message if another file, which was not checked with this one, has the same ID. Searches all files of the
 * folder, but only if the deal or its customer has another name than in the service, as in a copy for another deal.
 * @param file the absolute path of the file
 * @returns undefined if there is none, or if the referral has no ID
 */
export async function sharedIdText(
  { baselines, held }: SyncServices,
  file: string,
  { id, value }: { id: unknown; value: unknown },
): Promise<string | undefined> {
  if (typeof id !== 'string' || !isRenamed(value, (await baselines.get(id))?.body)) return undefined;
  const other = await held?.otherFile?.(id, file);
  if (other === undefined) return undefined;
  return t(
    '{0} has the same "id". Remove one of the referrals, or delete the "id", "eTag" and "engagementId" of a new one.',
    path.relative(path.dirname(file), other),
  );
}

/** Whether a deal or its customer has another name than in the last known version; true if none is known. */
function isRenamed(value: unknown, known: unknown): boolean {
  if (known === undefined) return true;
  const [own, other] = [value, known].map((each) => asObject(wireNames(each)));
  const customer = (body = {}) => asObject(asObject(body).customerProfile).name;
  return !alike(own?.name, other?.name) || !alike(customer(own), customer(other));
}
