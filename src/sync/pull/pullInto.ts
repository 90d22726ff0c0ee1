import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { editedSpellings, spellingsOf, unsureSpellings } from '../compare/respellings';
import { rowDiffers } from '../compare/rowDiffers';
import { sameReferral } from '../compare/sameReferral';
import { acceptRemote } from '../files/acceptRemote';
import { findAgain } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import {
  type MergeConflict,
  type MergeOptions,
  type MergePath,
  mergeReferral,
  type Side,
} from '../merge/mergeReferral';
import { plan } from '../plan/plan';
import { isEdited } from '../plan/syncState';
import { sameValue } from '../referral/alike';
import { eTagOf, sameETag } from '../referral/eTag';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import { baselineOf, keepAnswer, keepBaseline, keepPart, keepSpellings } from '../state/keepBaseline';
import { isOutdated, recordedBaseline } from '../state/recordedBaseline';
import type { SyncServices } from '../syncServices';
import { draftUpdate } from '../update/draftUpdate';
import { isOfVersion } from '../update/handChange';
import { isOlder } from '../update/readCurrent';
import { bodyTaken } from '../update/triedUpdate';
import { pullConflictText } from '../words/conflictText';
import type { PullResult } from './pullResult';
import { readRemote } from './readRemote';

export interface PullOptions extends CallOptions {
  /** JSON Pointer of the referral in the file, if it has not moved. */
  pointer?: string;
  /** Whether to discard the user's changes in the file. Set it only after asking. */
  takeRemote?: boolean;
  /** Chooses the side for a property that both changed; undefined leaves the conflict to the user. */
  choose?: (conflict: MergeConflict) => Side | undefined;
  /** Whether the given version is a list entry, which may show less than a GET. */
  isRow?: boolean;
}

/**
 * Pulls the service's version of a referral into the file that contains it (see `plan`). Makes minimal edits. If both
 * the user and the service have changes, merges those to different properties; if both changed the same property,
 * leaves the file unchanged.
 * @param source the referral's ID, or its version if it was just read
 * @returns the result; throws only errors of the baselines
 */
export async function pullInto(
  services: SyncServices,
  file: ReferralFile,
  source: string | Saved,
  { pointer = '', takeRemote = false, choose, isRow = false, signal }: PullOptions = {},
): Promise<PullResult> {
  const id = typeof source === 'string' ? source : source.body.id;
  const result = { id, file: file.name };

  let text: string;
  try {
    text = await file.read();
  } catch (error) {
    return {
      ...result,
      outcome: 'unwritten',
      message: t('Could not read {0}: {1}. Pull again.', file.name, messageOf(error)),
    };
  }
  const found = findAgain(text, { pointer, id });
  if (!found)
    return { ...result, outcome: 'invalid', message: t('{0} contains no referral with the ID {1}.', file.name, id) };
  if (!found.valid) {
    const message = t('The referral in {0} is not valid JSON. Correct it, then pull again.', file.name);
    return { ...result, outcome: 'invalid', message };
  }

  const own = eTagOf(found.value);
  const baseline = await baselineOf(services, id, found.value);
  const known = recordedBaseline(found.value, baseline);
  const isOwnRow = isRow && typeof source !== 'string' && source.eTag !== '' && source.eTag === own;
  if (isOwnRow && !isOutdated(known, baseline)) {
    if (known && !rowDiffers(source.body, known.body)) {
      if (unsureSpellings(found.value, known).length > 0) await keepSpellings(services, id, found.value);
      const outcome = isEdited(found.value, known) ? 'edited' : 'unchanged';
      return { ...result, outcome, eTag: own };
    }
    if (!known && sameReferral(found.value, source.body)) {
      await keepPart(services, source, spellingsOf(found.value, source.body));
      return { ...result, outcome: 'unchanged', eTag: own };
    }
  }
  // A list entry may be incomplete, so writes values to a file only from a GET.
  const read = await readRemote(
    services,
    isRow ? id : source,
    signal ? { signal } : {},
    takeRemote ? undefined : baseline,
  );
  if ('outcome' in read) return { ...read, ...(read.outcome === 'gone' ? { file: file.name } : {}) };
  const { body, eTag } = read;
  const recorded = known && { ...known, body: bodyTaken(known, read) };
  const respelled = recorded ? editedSpellings(found.value, recorded) : [];
  const agree = sameReferral(found.value, body) && respelled.length === 0;
  // The ETag shows that the file has the service's version, but the baseline is missing. It is unknown whether the
  // user removed values that the file lacks.
  const isOwn = !recorded && !agree && isOfVersion(found.value, read);
  const unseen = isOwn ? draftUpdate(found.value, body, { body, isRecorded: false }) : undefined;
  const base = unseen && unseen.removals.length === 0 ? { body, eTag } : recorded;
  const edited = !agree && !(base && !isEdited(found.value, base));
  const isLess = unseen !== undefined || (recorded?.partial && !sameReferral(recorded.body, body));
  const isTagged = recorded ? sameETag(own || recorded.eTag, eTag) : isOfVersion(found.value, read);
  const isSameVersion = isTagged && !isLess;
  // The content may change without a new ETag, so compares it as well.
  const moved = !isSameVersion || (base !== undefined && !sameReferral(base.body, body, 'set'));
  const next = plan({
    file: edited ? 'edited' : 'unchanged',
    service: moved ? 'moved' : 'unchanged',
    baseline: base !== undefined,
  });

  const merging = (next === 'merge' || next === 'conflict') && !takeRemote;
  const absent = isOwn ? ({ absent: 'unmentioned' } as const) : {};
  const merge = (value: unknown) => mergeWith(base?.body, value, body, { choose, ...absent });
  const conflict = (conflicts: MergeConflict[]): PullResult => {
    const paths = conflicts.map(({ path }) => path);
    const isOld = isOlder(asObject(wireNames(found.value)), body);
    const message = pullConflictText(
      file.name,
      { paths, isBaseKnown: base !== undefined, isOld },
      services.serviceName,
    );
    return { ...result, outcome: 'conflict', remote: read, conflicts, message };
  };
  if (merging) {
    const merged = merge(found.value);
    if (merged.open.length > 0) return conflict(merged.open);
  }
  if (next === 'nothing' || (next === 'update' && !takeRemote)) {
    // The file and the service have the same version, so the file is based on it.
    const spellings = recorded?.spellings ? undefined : spellingsOf(found.value, body);
    if (base || agree) await keepBaseline(services, read, spellings);
    return { ...result, outcome: next === 'nothing' ? 'unchanged' : 'edited', eTag };
  }
  let taken: readonly MergePath[] = [];
  try {
    const changed = await file.change((text) => {
      const current = findAgain(text, { pointer: found.pointer, id });
      if (!current?.valid) throw new Error(t('the referral was changed meanwhile'));
      const merged = merging
        ? merge(current.value)
        : sameValue(current.value, found.value)
          ? undefined
          : mergeWith(found.value, current.value, body);
      const made = { open: merged?.open ?? [], taken: merged?.taken ?? [] };
      if (made.open.length > 0) return { ...made, edits: [] };
      const accepted = merged?.value ?? solutionFieldsLike(body, current.value);
      const remote = eTag ? { ...accepted, eTag } : accepted;
      return { ...made, edits: acceptRemote(text, current, { before: current.value, remote, absent: 'remove' }) };
    });
    if (changed.open.length > 0) return conflict(changed.open);
    taken = changed.taken;
  } catch (error) {
    const message = t('Could not change {0}: {1}. Pull again.', file.name, messageOf(error));
    return { ...result, outcome: 'unwritten', message };
  }
  const spellings = spellingsOf(found.value, body, respelled);
  // Without a merge, the file has no value left that the service ignored.
  await (merging
    ? keepBaseline(services, read, spellings)
    : keepAnswer(services, read, { ignored: [], isWritten: false }, spellings));
  if (isOwn && edited && !takeRemote) {
    const kept = unseen?.kept ?? [];
    return { ...result, outcome: 'edited', eTag, ...(kept.length > 0 && { kept }) };
  }
  return merging ? { ...result, outcome: 'merged', eTag, merged: taken } : { ...result, outcome: 'pulled', eTag };
}

/** Merges, and returns conflicts that the user must decide in `open`. */
function mergeWith(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  { choose, ...more }: Pick<PullOptions, 'choose'> & Pick<MergeOptions, 'absent'> = {},
): { value: Record<string, unknown>; taken: readonly MergePath[]; open: MergeConflict[] } {
  const open: MergeConflict[] = [];
  const { value, taken } = mergeReferral(base, mine, theirs, {
    ...more,
    choose: (conflict) => {
      const side = choose?.(conflict);
      if (side === undefined) open.push(conflict);
      return side ?? 'mine';
    },
  });
  return { value, taken, open };
}
