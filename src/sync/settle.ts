import type { Saved } from '../api/referralsApi';
import { t } from '../base/l10n';
import { acceptRemote } from './acceptRemote';
import { findAgain, type Wanted } from './findReferral';
import { keepBaseline } from './keepBaseline';
import { type MergeConflict, type MergePath, mergeReferral } from './merge/mergeReferral';
import { messageOf } from './messageOf';
import type { ReferralFile } from './referralFile';
import { solutionFieldsLike } from './solutionFieldsLike';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';
import { wireNames } from './wireNames';
import { withUnanswered } from './withUnanswered';
import { propertyNames } from './words/propertyName';

/** What happened at the service, for the result and its message. */
export type Settlement =
  | { outcome: 'created' }
  | { outcome: 'updated' }
  /** `sent`: the merged referral, which lacks what others have taken out. */
  | { outcome: 'updated'; merged: readonly MergePath[]; sent: Readonly<Record<string, unknown>> };

/**
 * Writes the service's version into the file, then keeps it as the baseline: what the user changed since `wanted.before`
 * stays the user's. Where the file cannot be written the baseline stays as well, for it is what the file is based on.
 */
export async function settle(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  saved: Saved,
  settlement: Settlement,
): Promise<SubmitResult> {
  const { pointer, before } = wanted;
  const { eTag } = saved;
  const { id } = saved.body;
  const body = solutionFieldsLike(saved.body, before);
  const remote = eTag ? { ...body, eTag } : body;
  const { outcome } = settlement;
  const merge = 'merged' in settlement ? settlement : undefined;
  let clashes: readonly MergeConflict[];
  try {
    const changed = await file.change((text) => {
      const found = findAgain(text, wanted);
      if (!found) throw new Error('the referral is no longer where it was');
      if (outcome === 'updated' && !found.valid) throw new Error('it is not valid JSON at the moment');
      if (!merge) return { clashes: [], edits: acceptRemote(text, found, { before, remote, absent: 'keep' }) };
      // What was typed meanwhile goes together with what the merge took from the service, entry by entry of lists; where
      // both are about the same, the user has not seen the service's yet.
      const now = mergeReferral(before, found.value, withUnanswered(wireNames(remote), merge.sent));
      if (now.conflicts.length > 0) return { clashes: now.conflicts, edits: [] };
      const edits = acceptRemote(text, found, { before: found.value, remote: now.value, absent: 'remove' });
      return { clashes: [], edits };
    });
    clashes = changed.clashes;
  } catch (error) {
    const advice =
      outcome === 'created'
        ? `Put "id": "${id}" into the file, or submit it again: it is not created a second time.`
        : 'Pull the latest version into it.';
    const message = `The referral was ${outcome} with the id ${id}, but ${file.name} could not be changed: ${messageOf(error)}. ${advice}`;
    return { pointer, outcome: 'unwritten', id, eTag, remote: saved, message };
  }
  if (clashes.length > 0) {
    const names = propertyNames(clashes.map(({ path }) => path));
    const where = services.serviceName ?? 'Partner Center';
    const message = t(
      'Your earlier changes were submitted. Meanwhile you changed the {0}, which someone else had changed in {1}.',
      names,
      where,
    );
    return { pointer, outcome: 'conflict', id, reason: 'moved', remote: saved, conflicts: [...clashes], message };
  }
  await keepBaseline(services, saved);
  return merge ? { pointer, outcome: 'updated', id, eTag, merged: merge.merged } : { pointer, outcome, id, eTag };
}
