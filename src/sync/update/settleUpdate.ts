import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { referral } from '../../domain/referral/referral';
import { ignoredOf, stillSent, stillUntaken } from '../compare/ignoredValues';
import { spellingsOf } from '../compare/respellings';
import { changedPaths } from '../compare/sameReferral';
import { answerTo, keepIgnored, withSent } from '../compare/serviceAnswer';
import { acceptRemote } from '../files/acceptRemote';
import { findAgain, type Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { type MergeConflict, mergeReferral } from '../merge/mergeReferral';
import { sameExactly } from '../referral/alike';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { keepAnswer, keepPart } from '../state/keepBaseline';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';
import { alsoSetText } from '../words/submittedText';
import { unkeptText } from '../words/unkeptText';
import type { UpdateDraft } from './draftUpdate';
import type { Written } from './sendUpdate';

/**
 * Writes the service's version to the file after an update, then stores it as the baseline. Keeps what the user changed
 * in the meantime, and values that the service ignored. If the file cannot be written, keeps the baseline.
 * @param isMerged whether the service had a newer version than the file was based on
 */
export async function settleUpdate(
  services: SyncServices,
  file: ReferralFile,
  { pointer, id = '', before, ...rest }: Wanted,
  { written, draft, isMerged }: { written: Written; draft: UpdateDraft; isMerged: boolean },
): Promise<SubmitResult> {
  const { saved: answer, unkept: found, isOpen = false, isPart = false, isOwn = false, also = [] } = written;
  const { on, wanted, taken, removals, kept: unmentioned, unsure, unsent } = draft;
  const { eTag } = answer;
  const unkept = isPart ? found.filter(({ kind }) => kind !== 'missing') : found;
  // The referral has not changed since, so a missing value is only not shown.
  const saved = isPart || isOwn ? completed(answer, on, found) : answer;
  const whole = asObject(wireNames(saved.body));
  const service = services.serviceName ?? 'Partner Center';
  const isUnsure = isOpen || isPart;
  const unsentBefore = stillUntaken(stillSent((await services.baselines.get(id))?.ignored ?? [], before), on);
  const earlier = stillUntaken(unsentBefore, whole);
  // A value that the service ignored at first and has changed since is a conflict with the user's value.
  const moved = unsentBefore.filter((each) => !earlier.includes(each));
  const based = withSent(
    asObject(wireNames(before)),
    moved.map(({ path, now }) => ({ path, sent: now ?? undefined })),
  );
  const kept = withSent(keepIgnored(whole, unkept), earlier);
  const taking = { ...solutionFieldsLike(kept, before), ...(eTag && { eTag }) };
  let clashes: readonly MergeConflict[];
  try {
    const changed = await file.change((text) => {
      const found = findAgain(text, { pointer, id, before, ...rest });
      if (!found) throw new Error(t('the deal is no longer in the file'));
      if (!found.valid) throw new Error(t('it is not valid JSON at the moment'));
      // Merges what the user typed in the meantime with the service's version. A conflict remains for the user, who has
      // not seen the service's values yet.
      const now = mergeReferral(based, found.value, taking);
      const edits = acceptRemote(text, found, { before: found.value, remote: now.value, absent: 'remove' });
      return { clashes: now.conflicts, edits: now.conflicts.length > 0 ? [] : edits };
    });
    clashes = changed.clashes;
  } catch (error) {
    const message = t(
      'Updated in {0}, but {1} could not be changed: {2}. Pull the latest version into it.',
      ...[service, file.name, messageOf(error)],
    );
    return { pointer, outcome: 'unwritten', id, eTag, remote: saved, message };
  }
  if (clashes.length > 0) {
    const names = propertyNames(clashes.map(({ path }) => path));
    const message = t(
      'Your earlier changes were submitted. Meanwhile you changed the {0}, which someone else had changed in {1}.',
      names,
      service,
    );
    return { pointer, outcome: 'conflict', id, reason: 'moved', remote: saved, conflicts: [...clashes], message };
  }
  const ignored = [...earlier, ...(isUnsure ? [] : ignoredOf(unkept))];
  const spellings = unsure.length > 0 ? undefined : spellingsOf(before, saved.body);
  const sent = changedPaths(on, wanted, '', sameExactly).map((path) => path.split('/'));
  const isWritten = sent.length > 0;
  await (isPart
    ? keepPart(services, saved, spellings)
    : keepAnswer(services, saved, { ignored, isWritten }, spellings));
  if (unkept.length > 0 || isPart) {
    const message = isUnsure
      ? t('Not confirmed by {0} yet. Submit again in a few minutes.', service)
      : [unkeptText(unkept, service), ...(also.length > 0 ? [alsoSetText(also, service)] : [])].join(' ');
    return { pointer, outcome: 'unconfirmed', id, eTag, unkept: isUnsure ? [] : unkept, message };
  }
  const removed = removals.length > 0 ? { removed: removals.map(({ path }) => path) } : {};
  const left = unmentioned.length > 0 ? { kept: unmentioned } : {};
  const merged = isMerged ? { merged: taken } : {};
  return {
    pointer,
    outcome: 'updated',
    id,
    eTag,
    sent,
    answer: { ...answerTo(wanted, kept), set: also },
    ...merged,
    ...removed,
    ...left,
    ...(unsent.length > 0 && { unsent }),
  };
}

/** Adds the properties that a response lacks: read-only ones from the version before, and values as they were sent. */
function completed(answer: Saved, on: Record<string, unknown>, found: Written['unkept']): Saved {
  const body = asObject(wireNames(answer.body));
  const set = referral.properties.filter(({ name, readOnly }) => readOnly && !Object.hasOwn(body, name) && name in on);
  const own = Object.fromEntries(set.map(({ name }) => [name, on[name]]));
  const missing = found.filter(({ kind }) => kind === 'missing');
  return { ...answer, body: { ...withSent({ ...own, ...body }, missing), id: answer.body.id } };
}
