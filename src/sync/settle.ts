import type { Saved } from '../api/referralsApi';
import { acceptRemote } from './acceptRemote';
import { findAgain, type Wanted } from './findReferral';
import { keepBaseline } from './keepBaseline';
import { messageOf } from './messageOf';
import type { ReferralFile } from './referralFile';
import { solutionFieldsLike } from './solutionFieldsLike';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';

/**
 * Writes a created referral into the file, then keeps it as the baseline: what the user changed since `wanted.before`
 * stays the user's. Where the file cannot be written the baseline stays as well, for it is what the file is based on.
 */
export async function settle(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  saved: Saved,
): Promise<SubmitResult> {
  const { pointer, before } = wanted;
  const { eTag } = saved;
  const { id } = saved.body;
  const body = solutionFieldsLike(saved.body, before);
  const remote = eTag ? { ...body, eTag } : body;
  try {
    await file.change((text) => {
      const found = findAgain(text, wanted);
      if (!found) throw new Error('the referral is no longer where it was');
      return { edits: acceptRemote(text, found, { before, remote, absent: 'keep' }) };
    });
  } catch (error) {
    const advice = `Put "id": "${id}" into the file, or submit it again: it is not created a second time.`;
    const message = `The referral was created with the id ${id}, but ${file.name} could not be changed: ${messageOf(error)}. ${advice}`;
    return { pointer, outcome: 'unwritten', id, eTag, remote: saved, message };
  }
  await keepBaseline(services, saved);
  return { pointer, outcome: 'created', id, eTag };
}
