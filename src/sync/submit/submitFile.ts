import { ApiError, type ApiErrorKind } from '../../api/apiError';
import { t } from '../../base/l10n';
import { runInOrder } from '../../base/runInOrder';
import { CreateSearch } from '../create/createSearch';
import { findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { referenceOf } from '../referral/reference';
import { asObject, wireNames } from '../referral/wireNames';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { placeOf, type SubmitOptions, submitReferral } from './submitReferral';

/** After one of these every further call would fail alike, and some of them slowly. */
export const hopeless: readonly ApiErrorKind[] = ['cancelled', 'offline', 'unauthenticated'];

/** Returns the error after which every further submit would fail alike; also of a create that is in doubt because of it. */
export function hopelessError(result: SubmitResult | undefined): ApiError | undefined {
  const error = result && 'error' in result ? result.error : undefined;
  return error && hopeless.includes(error.kind) ? error : undefined;
}

/** Whether the user canceled before anything of a referral was sent. */
export function isUnsent(result: SubmitResult): boolean {
  if (result.outcome !== 'failed') return false;
  const { error } = result;
  return error?.kind === 'cancelled' && !error.details.mayHaveHappened;
}

/**
 * Submits all referrals of a file, several at a time (see `submitInOrder`). One that fails does not keep the others
 * from being sent, unless the service cannot be reached, the sign-in is refused or the user cancels: then the rest fail
 * untried.
 * @param afterEach called with each result in the file's order, for progress
 * @returns one result for each referral, in the file's order; none for a file that holds none
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
      // Rows may be inserted while others are sent.
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
  // The last ones, which were not begun.
  if (error) for (const { pointer } of all.slice(results.length)) add(untried(pointer, error));
  return results;
}

/** The result of a referral that was not sent after an error of another one: that other one may have been created. */
function untried(pointer: string, error: ApiError): SubmitResult {
  if (!error.details.mayHaveHappened) return { pointer, outcome: 'failed', error, message: error.message };
  const message = t('Not sent, because another referral failed. Submit it again.');
  return { pointer, outcome: 'failed', error: new ApiError(error.kind, message), message };
}

/** Maximum number of submits at a time: a few more than requests, so that files are written while others are sent. */
const maxSubmits = 8;

/** The submit of one referral among others. */
export interface SubmitJob<T> {
  /** The referral as the file has it now; undefined if there is nothing to send. */
  value: unknown;
  /** What takes one change at a time, such as a document in an editor. */
  place?: string;
  run(): Promise<T>;
}

/**
 * Submits many referrals, several at a time, and yields their results in order. Two that may be the same referral are
 * submitted one after the other: each sees what became of the other one.
 * @param errorOf the error after which every further call would fail alike: then no other is begun
 * @throws what a job or `jobs` throws, after the results of all that were under way
 */
export function submitInOrder<T>(
  jobs: Iterable<SubmitJob<T>> | AsyncIterable<SubmitJob<T>>,
  errorOf: (result: T) => ApiError | undefined,
): AsyncGenerator<T, void, undefined> {
  return runInOrder(withKeys(jobs), maxSubmits, (result) => errorOf(result) !== undefined);
}

async function* withKeys<T>(jobs: Iterable<SubmitJob<T>> | AsyncIterable<SubmitJob<T>>) {
  for await (const { value, place, run } of jobs) {
    yield { keys: [...identities(value), ...(place === undefined ? [] : [`place ${place}`])], run };
  }
}

/**
 * What tells that two referrals may be the same: ID, reference, or, of those without an ID, names or engagement. It is
 * coarser than the marks of creates (see `createMarks`): two creates with a common mark always share one of these.
 */
export function identities(value: unknown): string[] {
  if (value === undefined) return [];
  const { id, name, customerProfile, engagementId } = asObject(wireNames(value));
  const hasId = id !== undefined && id !== null && id !== '';
  const reference = referenceOf(value);
  const names = [name, asObject(customerProfile).name].map((each) => (typeof each === 'string' ? each.trim() : ''));
  return [
    hasId ? `id ${String(id).toLowerCase()}` : `names ${JSON.stringify(names)}`,
    ...(reference ? [`reference ${reference}`] : []),
    // What the engagement has by then tells whether a create is a copy.
    ...(!hasId && typeof engagementId === 'string' && engagementId ? [`engagement ${engagementId.toLowerCase()}`] : []),
  ];
}
