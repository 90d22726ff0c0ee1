import { ApiError } from '../api/apiError';
import type { CallOptions } from '../api/referralsApi';
import type { Baseline } from './baseline';
import type { Wanted } from './findReferral';
import { gone } from './gone';
import { mergeReferral } from './merge/mergeReferral';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';

type Conflict = Extract<SubmitResult, { outcome: 'conflict' }>;

/**
 * Reads the service's version of a referral that cannot just be updated, and tells what both have changed, or where
 * the two differ.
 * @param base the version that the file is based on, where it is known
 */
export async function conflictWith(
  { api }: SyncServices,
  { pointer, id, before }: Wanted & { id: string },
  { reason, base }: { reason: Conflict['reason']; base: Baseline['body'] | undefined },
  call: CallOptions,
): Promise<Conflict | Extract<SubmitResult, { outcome: 'gone' }>> {
  const conflict = { pointer, outcome: 'conflict', id, reason } as const;
  const why =
    reason === 'moved'
      ? 'The referral was changed at the service since this version was read; nothing was overwritten.'
      : 'The referral has an id and no eTag, so that a newer version could be overwritten; nothing was sent.';
  const advice =
    reason === 'moved'
      ? 'Compare the two, pull the latest version, and submit again.'
      : 'Pull the latest version, and submit again.';
  try {
    const remote = await api.get(id, call);
    const { conflicts } = mergeReferral(base, before, remote.body);
    const names = conflicts.map(({ path }) => path.join('/')).join(', ');
    const what = names && (base ? ` Both have changed ${names}.` : ` They differ in ${names}.`);
    const message = `${why}${what} ${advice}`;
    return { ...conflict, remote, conflicts, message };
  } catch (error) {
    if (ApiError.is(error, 'missing')) return gone(pointer, id);
    return { ...conflict, conflicts: [], message: `${why} ${advice}` };
  }
}
