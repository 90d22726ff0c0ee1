import { ApiError } from '../api/apiError';
import type { CallOptions } from '../api/referralsApi';
import type { Baseline } from './baseline';
import type { Wanted } from './findReferral';
import { gone } from './gone';
import { mergeReferral } from './merge/mergeReferral';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';
import { conflictText } from './words/conflictText';

type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

/**
 * Reads the service's version of a referral that cannot just be updated, and tells what both have changed, or where
 * the two differ.
 * @param base the version that the file is based on, where it is known
 */
export async function conflictWith(
  { api, serviceName = 'Partner Center' }: SyncServices,
  { pointer, id, before }: Wanted & { id: string },
  { reason, base }: { reason: Conflict['reason']; base: Baseline['body'] | undefined },
  call: CallOptions,
): Promise<Conflict | Extract<SubmitResult, { outcome: 'gone' }>> {
  const conflict = { pointer, outcome: 'conflict', id, reason } as const;
  const isBaseKnown = base !== undefined;
  try {
    const remote = await api.get(id, call);
    const { conflicts } = mergeReferral(base, before, remote.body);
    const paths = conflicts.map(({ path }) => path);
    return { ...conflict, remote, conflicts, message: conflictText({ reason, paths, isBaseKnown }, serviceName) };
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(pointer, id);
    return { ...conflict, conflicts: [], message: conflictText({ reason, paths: [], isBaseKnown }, serviceName) };
  }
}
