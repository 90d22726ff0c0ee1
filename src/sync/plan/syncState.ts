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
 * How a referral in a file compares with the service, as far as is known. `behind`: only the service has moved on;
 * `mergeable`: both have, and the changes go together; `conflict`: both have changed the same; `unknown`: it has an id,
 * and nothing is known of it here.
 */
export type SyncState = 'new' | 'edited' | 'inSync' | 'behind' | 'mergeable' | 'conflict' | 'gone' | 'unknown';

/** What the service was last seen to have of a referral. `gone`: it no longer has it. `undefined`: nothing is known. */
export type RemoteNews = { eTag: string; body?: Readonly<Record<string, unknown>> } | 'gone' | undefined;

/**
 * Returns the state of one referral.
 * @param value the referral in the file, in any spelling
 * @param id its id, undefined if it has none
 */
export function syncState(
  value: unknown,
  id: string | undefined,
  baseline: Baseline | undefined,
  remote?: RemoteNews,
): SyncState {
  if (id === undefined) return 'new';
  if (remote === 'gone') return 'gone';
  const recorded = recordedBaseline(value, baseline);
  const own = eTagOf(value) || recorded?.eTag || '';
  const isMoved = remote !== undefined && remote.eTag !== '' && remote.eTag !== own;
  const moved = isMoved || isOutdated(recorded, baseline);
  // Nothing tells whether a file that is based on another version was edited.
  if (!recorded) return moved ? 'behind' : 'unknown';
  // An update without an answer must be submitted again, also if the file went back to what was there before.
  const edited = recorded.tried !== undefined || isEdited(value, recorded);
  if (moved && !edited) return 'behind';
  const theirs = isMoved ? remote.body : baseline?.body;
  if (moved) return canMerge(recorded.body, value, theirs) ? 'mergeable' : 'conflict';
  return edited ? 'edited' : 'inSync';
}

/** Whether a submit merges both changes without a question; not if the service's version is unknown. */
function canMerge(
  base: Baseline['body'],
  mine: unknown,
  theirs: Readonly<Record<string, unknown>> | undefined,
): boolean {
  return theirs !== undefined && mergeReferral(base, mine, theirs).conflicts.length === 0;
}

/**
 * Whether the user changed a referral since the version that the file took. A file that holds a part of it, or spells
 * values in another way, is not changed.
 * @param mine the referral in the file, in any spelling
 */
export function isEdited(mine: unknown, { body, spellings }: SpelledVersion): boolean {
  if (isSameAs(mine, { body, spellings })) return false;
  const draft = draftUpdate(mine, body, { body, spellings, isRecorded: true });
  return isChange(draft) || onlyReadOnly(mine, body) !== undefined;
}
