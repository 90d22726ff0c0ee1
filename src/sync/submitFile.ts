import type { ApiErrorKind } from '../api/apiError';
import { findReferrals } from './findReferral';
import type { ReferralFile } from './referralFile';
import { type SubmitOptions, submitReferral } from './submitReferral';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';

/** After one of these every further call would fail alike, and some of them slowly. */
export const hopeless: readonly ApiErrorKind[] = ['cancelled', 'offline', 'unauthenticated'];

/**
 * Submits all referrals of a file, one after the other, or the one that `pointer` leads to. One that fails does not keep the others from being sent, unless
 * the service cannot be reached, the sign-in is refused or the user cancels: then the rest get the same result untried.
 * @param afterEach is told of each result as it comes, for progress
 * @returns one result for each referral, in the file's order; none for a file that holds none
 */
export async function submitFile(
  services: SyncServices,
  file: ReferralFile,
  { pointer: only, afterEach, ...options }: SubmitOptions & { afterEach?: (result: SubmitResult) => void } = {},
): Promise<SubmitResult[]> {
  const results: SubmitResult[] = [];
  for (const { pointer } of findReferrals(await file.read())) {
    if (only !== undefined && pointer !== only) continue;
    const last = results.at(-1);
    const result: SubmitResult =
      last?.outcome === 'failed' && hopeless.includes(last.error.kind)
        ? { ...last, pointer }
        : await submitReferral(services, file, { ...options, pointer });
    results.push(result);
    afterEach?.(result);
  }
  return results;
}
