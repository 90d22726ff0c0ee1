import { sameReferral } from '../compare/sameReferral';
import { draftUpdate } from '../update/draftUpdate';
import { onlyReadOnly } from '../update/handChange';
import { isChange } from '../update/sendUpdate';

/**
 * Whether the user changed a referral since the version that the file took. A file that holds a part of it, or spells
 * values in another way, is not changed.
 * @param mine the referral in the file, in any spelling
 */
export function isEdited(mine: unknown, base: Readonly<Record<string, unknown>>): boolean {
  if (sameReferral(mine, base)) return false;
  return isChange(draftUpdate(mine, base, { body: base, isRecorded: true })) || onlyReadOnly(mine, base) !== undefined;
}
