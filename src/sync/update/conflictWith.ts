import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import type { Wanted } from '../files/findReferral';
import { type MergeConflict, mergeReferral } from '../merge/mergeReferral';
import { asObject } from '../referral/asObject';
import { wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { conflictText } from '../words/conflictText';
import { gone } from './gone';
import { isOlder } from './readCurrent';

type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

interface Reason {
  reason: Conflict['reason'];
  /** The version that the file is based on, if it is known. */
  base: Baseline['body'] | undefined;
}

/** Reads the service's version of a referral, and tells what both have changed, or where the two differ. */
export async function conflictWith(
  services: SyncServices,
  wanted: Wanted & { id: string },
  reason: Reason,
  call: CallOptions,
): Promise<Conflict | Extract<SubmitResult, { outcome: 'gone' }>> {
  try {
    const remote = await services.api.get(wanted.id, call);
    const { conflicts } = mergeReferral(reason.base, wanted.before, remote.body);
    return conflictOf(services, wanted, reason, remote, conflicts);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(wanted.pointer, wanted.id);
    return conflictOf(services, wanted, reason, undefined, []);
  }
}

/** The result for a referral that a person must decide about. */
export function conflictOf(
  { serviceName = 'Partner Center' }: Pick<SyncServices, 'serviceName'>,
  { pointer, id, before }: Wanted & { id: string },
  { reason, base }: Reason,
  remote: Saved | undefined,
  conflicts: readonly MergeConflict[],
): Conflict {
  const paths = conflicts.map(({ path }) => path);
  const isOld = isOlder(asObject(wireNames(before)), remote?.body);
  const message = conflictText({ reason, paths, isBaseKnown: base !== undefined, isOld }, serviceName);
  return { pointer, outcome: 'conflict', id, reason, ...(remote && { remote }), conflicts: [...conflicts], message };
}
