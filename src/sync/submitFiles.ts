import type { ReferralFile } from './referralFile';
import { hopelessError, submitFile } from './submitFile';
import type { SubmitOptions } from './submitReferral';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';

/** The result of one referral, and the file that it is in. */
export type FileSubmitResult = SubmitResult & { file: string };

/**
 * Submits all referrals of several files, one after the other; those that fail do not keep the others from being sent,
 * but for what would fail all alike (see `submitFile`): then the rest is left out.
 * @param afterEach is told of each result as it comes
 */
export async function submitFiles(
  services: SyncServices,
  files: readonly ReferralFile[],
  { afterEach, ...options }: Omit<SubmitOptions, 'pointer'> & { afterEach?: (result: FileSubmitResult) => void } = {},
): Promise<FileSubmitResult[]> {
  const results: FileSubmitResult[] = [];
  for (const file of files) {
    if (options.signal?.aborted) break;
    await submitFile(services, file, {
      ...options,
      afterEach: (result) => {
        const told = { ...result, file: file.name };
        results.push(told);
        afterEach?.(told);
      },
    });
    if (hopelessError(results.at(-1))) break;
  }
  return results;
}
