import { ApiError } from '../../api/apiError';
import { t } from '../../base/l10n';
import { CreateSearch } from '../create/createSearch';
import { findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { hopelessError, submitInOrder } from './submitInOrder';
import { placeOf, type SubmitOptions, submitReferral } from './submitReferral';

/**
 * Submits all referrals of a file, several at a time (see `submitInOrder`). Continues after a referral that fails,
 * except if the service cannot be reached, the sign-in is refused or the user cancels. The remaining referrals then
 * fail without being sent.
 * @param afterEach called with each result in the file's order, for progress
 * @returns a result for each referral, in the file's order
 */
export async function submitFile(
  services: SyncServices,
  file: ReferralFile,
  {
    afterEach,
    search = new CreateSearch(services.api),
    ...options
  }: Omit<SubmitOptions, 'pointer'> & { afterEach?: (result: SubmitResult) => void } = {},
): Promise<SubmitResult[]> {
  const all = findReferrals(await file.read());
  const jobs = all.map(({ pointer, value }) => ({
    value,
    run: async () => {
      // The user may insert referrals while others are sent.
      const place = placeOf(findReferrals(await file.read()), pointer, value);
      return submitReferral(services, file, { ...options, search, pointer: place, meant: value });
    },
  }));
  const results: SubmitResult[] = [];
  const add = (result: SubmitResult): void => {
    results.push(result);
    afterEach?.(result);
  };
  for await (const result of submitInOrder(jobs, hopelessError)) add(result);
  const error = results.map(hopelessError).find((each) => each !== undefined);
  // The remaining referrals, which were not started.
  if (error) for (const { pointer } of all.slice(results.length)) add(untried(pointer, error));
  return results;
}

/**
 * Returns the result of a referral that was not sent because of an error of another one. Does not repeat a message that
 * says that the other one may have been created.
 */
function untried(pointer: string, error: ApiError): SubmitResult {
  if (!error.details.mayHaveHappened) return { pointer, outcome: 'failed', error, message: error.message };
  const message = t('Not sent, because another referral failed. Submit it again.');
  return { pointer, outcome: 'failed', error: new ApiError(error.kind, message), message };
}
