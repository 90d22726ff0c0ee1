import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { stillUntaken, untakenIn } from '../compare/ignoredValues';
import { unsureSpellings } from '../compare/respellings';
import { isSameAs, sameReferral } from '../compare/sameReferral';
import { withoutIgnored } from '../compare/serviceAnswer';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { MergeConflict, MergePath, Side } from '../merge/mergeReferral';
import { contradictionText } from '../merge/solutionChoice';
import { eTagOf } from '../referral/eTag';
import type { Baseline } from '../state/baseline';
import { baselineOf, keepBaseline, keepSpellings } from '../state/keepBaseline';
import { isCurrent, isOutdated, recordedBaseline, untakenOf } from '../state/recordedBaseline';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { propertyNames } from '../words/propertyName';
import { conflictOf, gone } from './conflictWith';
import { draftUpdate, type Removal, type UpdateBase, type UpdateDraft } from './draftUpdate';
import { handChange, isOfVersion, onlyReadOnly } from './handChange';
import { isChange } from './patchOperations';
import { readCurrent } from './readCurrent';
import { canSendUnread, sendUpdate, type UpdateMethod } from './sendUpdate';
import { settleUpdate } from './settleUpdate';
import { bodyTaken, sendTried } from './triedUpdate';
import { addedPlaceholders } from './unsendable';
import { removalsOf, unsendableMessage } from './unsendableUpdate';

export interface UpdateOptions extends CallOptions {
  method?: UpdateMethod;
  /** Chooses the side for a property that both changed; undefined leaves the conflict to the user. */
  choose?: (conflict: MergeConflict) => Side | undefined;
  /**
   * Overwrites the service's version with that of the file. Set it only after the user has seen what will be lost. An
   * ETag overwrites only that version; `true` overwrites any version.
   */
  overwrite?: boolean | string;
  /**
   * What the update may remove from the service's version: single `values` that the user removed (default), `all`, or
   * the paths that the user confirmed, joined by slashes.
   */
  mayRemove?: 'values' | 'all' | readonly string[];
}

/** Maximum number of attempts if the referral keeps changing in the service between reading and writing. */
const maxTries = 4;

/**
 * Updates a referral from its file. `If-Match` protects the version that the changes are based on. If the service has a
 * newer version, merges changes to different properties into it. If both changed the same property, `choose` decides;
 * without a decision, nothing is sent. Never changes what the file does not mention.
 */
export async function updateReferral(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted & { id: string },
  { method = 'auto', choose, overwrite = false, mayRemove = 'values', ...call }: UpdateOptions,
): Promise<SubmitResult> {
  const { id, pointer, before } = wanted;
  const known = await baselineOf(services, id, before);
  const own = eTagOf(before);
  const recorded = recordedBaseline(before, known);
  const isOld = isOutdated(recorded, known);
  // It is unknown whether the user changed the spelling of these texts, so they are not sent.
  const unsure = recorded ? unsureSpellings(before, recorded) : [];
  if (recorded && !recorded.tried && isSameAs(before, recorded)) {
    if (unsure.length > 0) await keepSpellings(services, id, before);
    return unchanged(wanted, own || recorded.eTag, { isOld, unsure, kept: untakenOf(recorded, known) });
  }
  const refusal = handChange(before, recorded?.body, own, known);
  if (refusal) return { pointer, ...refusal };

  let base: UpdateBase | undefined = recorded && {
    body: recorded.body,
    spellings: recorded.spellings,
    isRecorded: true,
  };
  let on: Saved | undefined = recorded && isCurrent(recorded, known) && !overwrite ? savedOf(id, recorded) : undefined;
  let isFresh = false;
  let refusedOn: Saved | undefined;
  for (let tries = 1; ; tries++) {
    if (!on) {
      const current = await read(services, id, known, call).catch((error: unknown) => {
        if (!ApiError.is(error) || !refusedOn) throw error;
        return 'unreadable' as const;
      });
      if (!current) return gone(pointer, id, recorded?.tried !== undefined);
      if (current === 'unreadable') return conflictOf(services, wanted, { reason: 'moved', base: base?.body });
      [on, isFresh] = [current, true];
      if (base && recorded) base = { ...base, body: bodyTaken(recorded, current) };
      const other = handChange(before, current.body, own, known);
      if (other) return { pointer, ...other };
    }
    const isSameAsRefused = refusedOn?.eTag === on.eTag && sameReferral(refusedOn.body, on.body);
    if (isSameAsRefused && tries > maxTries) throw new ApiError('stale', sameVersionText(on.eTag));
    const isOwnVersion = isOfVersion(before, on);
    // The ETag shows that the file has this version, although no baseline does, such as in another clone.
    if (!base && isOwnVersion) base = { body: on.body, isRecorded: false };
    const isShown = overwrite === true || (overwrite !== false && overwrite === on.eTag);
    const form = services.api.solutionForm?.();
    const ignored = stillUntaken(recorded?.ignored ?? [], on.body);
    const mine = withoutIgnored(before, recorded && { ...recorded, ignored });
    const draft = draftUpdate(isShown ? before : mine, on.body, base, { choose, overwrite: isShown, form });
    if (draft.isOpen || tries > maxTries)
      return conflictOf(
        services,
        wanted,
        { reason: own || recorded ? 'moved' : 'noETag', base: base?.body },
        { remote: on, conflicts: draft.conflicts },
      );
    const unfilled = contradictionText(before, base?.body ?? on.body) ?? addedPlaceholders(draft.wanted, draft.on);
    if (unfilled !== undefined) return { pointer, outcome: 'invalid', message: unfilled };
    const removals = removalsOf(draft, base?.body ?? known?.body, method);
    const refused = refusedRemovals(removals, isShown ? 'all' : mayRemove);
    if (refused.length > 0) {
      const message = removalText(removals, services.serviceName ?? 'Partner Center');
      return { pointer, outcome: 'removal', id, removals, message };
    }
    const isOtherVersion = !isOwnVersion && !(recorded && on.eTag === recorded.eTag);
    const isMoved = isOtherVersion || (isFresh && base !== undefined && !sameReferral(base.body, on.body, 'set'));
    if (!isChange(draft)) {
      const change = recorded && !isMoved ? onlyReadOnly(mine, recorded.body) : undefined;
      if (change !== undefined) return { pointer, outcome: 'invalid', message: change };
      if (isMoved || recorded?.partial) {
        const written = { saved: on, unkept: [] };
        return settleUpdate(services, file, wanted, { written, draft, isMerged: draft.taken.length > 0 });
      }
      if (sameReferral(before, on.body)) await keepBaseline(services, on);
      if (draft.unsure.length > 0) await keepSpellings(services, id, before);
      return unchanged(wanted, on.eTag, {
        kept: draft.kept,
        unsure: draft.unsure,
        untaken: untakenIn(before, recorded),
      });
    }
    if (!isFresh && !canSendUnread(draft, method)) {
      on = undefined;
      continue;
    }
    const unsendable = unsendableMessage(services, on, draft, method);
    if (unsendable !== undefined) return { pointer, outcome: 'invalid', message: unsendable };
    try {
      const ifMatch = isSameAsRefused ? strongForm(on.eTag) : undefined;
      const spellings = recorded?.spellings;
      const update = { ...draft, spellings, id, eTag: on.eTag, ifMatch, theirs: on.body, known, isFresh };
      const tried = { baseline: recorded, known, mine, on };
      const written = await sendTried(services, id, tried, () => sendUpdate(services, update, method, call));
      if (written !== 'unread')
        return await settleUpdate(services, file, wanted, { written, draft, isMerged: isMoved });
    } catch (error) {
      if (ApiError.is(error, 'missing') && !error.details.mayHaveHappened) return gone(pointer, id);
      if (!ApiError.is(error, 'stale')) throw error;
      refusedOn = on;
    }
    [on, isFresh] = [undefined, false];
  }
}

function unchanged(
  { pointer, id = '' }: Wanted,
  eTag: string,
  {
    kept = [],
    unsure = [],
    untaken = [],
    isOld = false,
  }: {
    kept?: UpdateDraft['kept'];
    unsure?: readonly MergePath[];
    untaken?: readonly MergePath[];
    isOld?: boolean;
  } = {},
): SubmitResult {
  return {
    pointer,
    outcome: 'unchanged',
    id,
    eTag,
    ...(kept.length > 0 && { kept }),
    ...(unsure.length > 0 && { unsure }),
    ...(untaken.length > 0 && { untaken }),
    ...(isOld && { isOld }),
  };
}

function savedOf(id: string, { body, eTag }: { body: UpdateBase['body']; eTag: string }): Saved {
  return { body: { ...body, id }, eTag };
}

/** Returns a weak ETag without `W/`. A proxy may have made it weak, and `If-Match` never matches a weak ETag. */
function strongForm(eTag: string): string | undefined {
  return eTag.startsWith('W/') ? eTag.slice(2) : undefined;
}

/** Returns the message for a service that refuses an update of the same version that it shows. */
function sameVersionText(eTag: string): string {
  return t(
    'Nothing was sent: the service refuses the eTag {0} as outdated, and still shows the deal with it. A proxy may change eTags on the way.',
    eTag,
  );
}

/** Reads the service's version; undefined if it no longer exists. */
async function read(
  services: SyncServices,
  id: string,
  known: Baseline | undefined,
  call: CallOptions,
): Promise<Saved | undefined> {
  try {
    return await readCurrent(services, id, known, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return undefined;
    throw error;
  }
}

/** Returns the removals of an update that were not allowed. */
function refusedRemovals(removals: readonly Removal[], may: NonNullable<UpdateOptions['mayRemove']>): Removal[] {
  if (may === 'all') return [];
  if (may === 'values') return removals.filter(({ isWhole }) => isWhole);
  return removals.filter(({ path }) => !may.includes(path.join('/')));
}

/** Returns the message for an update that was not sent because of removals. */
function removalText(removals: readonly Removal[], service: string): string {
  const names = propertyNames(removals.map(({ path }) => path));
  return t('Not submitted: this removes from {0}: {1}. Confirm that, or pull the latest version.', service, names);
}
