import type { SpelledVersion } from '../compare/respellings';
import { isSameAs } from '../compare/sameReferral';
import { mergeReferral } from '../merge/mergeReferral';
import { eTagOf } from '../referral/eTag';
import type { Baseline } from '../state/baseline';
import { isOutdated, recordedBaseline } from '../state/recordedBaseline';
import { draftUpdate } from '../update/draftUpdate';
import { onlyReadOnly } from '../update/handChange';
import { isChange } from '../update/patchOperations';

/**
 * How a referral in a file compares with the last known version in the service. `behind`: only the service has changes.
 * `mergeable`: both have changes, to different properties. `conflict`: both changed the same property. `unknown`: it
 * has an ID, but no version is known. `noId`: it has an ETag, but its ID was lost.
 */
export type SyncState = 'new' | 'noId' | 'edited' | 'inSync' | 'behind' | 'mergeable' | 'conflict' | 'gone' | 'unknown';

/**
 * The version of a referral in the latest list or response. `gone`: the service no longer has it. `undefined`: unknown.
 */
export type RemoteNews = { eTag: string; body?: Readonly<Record<string, unknown>> } | 'gone' | undefined;

/**
 * Returns the sync state of a referral.
 * @param value the referral in the file, in any spelling
 * @param id its ID; undefined if it has none
 */
export function syncState(
  value: unknown,
  id: string | undefined,
  baseline: Baseline | undefined,
  remote?: RemoteNews,
): SyncState {
  if (id === undefined) return eTagOf(value) ? 'noId' : 'new';
  if (remote === 'gone') return 'gone';
  const recorded = recordedBaseline(value, baseline);
  const own = eTagOf(value) || recorded?.eTag || '';
  const isMoved = remote !== undefined && remote.eTag !== '' && remote.eTag !== own;
  const moved = isMoved || isOutdated(recorded, baseline);
  // It is unknown whether a file that is based on another version was edited.
  if (!recorded) return moved ? 'behind' : 'unknown';
  // An update without a response must be submitted again, even if its change was undone in the file.
  const edited = recorded.tried !== undefined || isEdited(value, recorded);
  if (moved && !edited) return 'behind';
  const theirs = isMoved ? remote.body : baseline?.body;
  if (moved) return canMerge(recorded.body, value, theirs) ? 'mergeable' : 'conflict';
  return edited ? 'edited' : 'inSync';
}

/** Whether a submit can merge both changes without a question; false if the service's version is unknown. */
function canMerge(
  base: Baseline['body'],
  mine: unknown,
  theirs: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return theirs !== undefined && mergeReferral(base, mine, theirs).conflicts.length === 0;
}

/**
 * Whether the user changed a referral since the version that the file is based on. Missing values in a partial file,
 * and other spellings by the service, do not count.
 * @param mine the referral in the file, in any spelling
 */
export function isEdited(mine: unknown, { body, spellings }: SpelledVersion): boolean {
  if (isSameAs(mine, { body, spellings })) return false;
  const draft = draftUpdate(mine, body, { body, spellings, isRecorded: true });
  return isChange(draft) || onlyReadOnly(mine, body) !== undefined;
}
