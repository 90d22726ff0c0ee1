import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import type { Wanted } from '../files/findReferral';
import { type MergeConflict, mergeReferral } from '../merge/mergeReferral';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { conflictText } from '../words/conflictText';
import { isOlder } from './readCurrent';

type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

interface Reason {
  reason: Conflict['reason'];
  /** The version that the file is based on, if it is known. */
  base: Baseline['body'] | undefined;
}

/**
 * Reads the service's version of a referral and returns what the file and the service both changed. If the version that
 * the file is based on is unknown, returns all differences.
 */
export async function conflictWith(
  services: SyncServices,
  wanted: Wanted & { id: string },
  reason: Reason,
  call: CallOptions,
): Promise<Conflict | Extract<SubmitResult, { outcome: 'gone' }>> {
  try {
    const remote = await services.api.get(wanted.id, call);
    const { conflicts } = mergeReferral(reason.base, wanted.before, remote.body);
    return conflictOf(services, wanted, reason, { remote, conflicts });
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(wanted.pointer, wanted.id);
    return conflictOf(services, wanted, reason);
  }
}

/**
 * Returns the result for a conflict that the user must decide.
 * @param remote the service's version, if it could be read
 */
export function conflictOf(
  { serviceName = 'Partner Center' }: Pick<SyncServices, 'serviceName'>,
  { pointer, id, before }: Wanted & { id: string },
  { reason, base }: Reason,
  { remote, conflicts = [] }: { remote?: Saved; conflicts?: readonly MergeConflict[] } = {},
): Conflict {
  const paths = conflicts.map(({ path }) => path);
  const isOld = isOlder(asObject(wireNames(before)), remote?.body);
  const message = conflictText({ reason, paths, isBaseKnown: base !== undefined, isOld }, serviceName);
  return { pointer, outcome: 'conflict', id, reason, ...(remote && { remote }), conflicts: [...conflicts], message };
}

/**
 * Returns the result if the service has no referral with the ID of the file.
 * @param isTried whether an earlier update is in doubt: it may have removed the user from the team, so the referral may
 *   still exist
 */
export function gone(pointer: string, id: string, isTried = false): Extract<SubmitResult, { outcome: 'gone' }> {
  const message = isTried
    ? t(
        'The referral can no longer be read, and its last update may have been made. Check whether your account is still in its team.',
      )
    : t(
        'No referral has the ID {0}. Check the selected service and account, or remove "id" and "eTag" from the file to create the referral again.',
        id,
      );
  return { pointer, outcome: 'gone', id, message };
}
