import { type ApiError, hopeless } from '../../api/apiError';
import { runInOrder } from '../../base/runInOrder';
import { referenceOf } from '../referral/reference';
import { asObject, wireNames } from '../referral/wireNames';
import type { SubmitResult } from '../submitResult';

/**
 * Returns the error of a result if every further submit would fail in the same way. Includes a create that is in doubt
 * because of it.
 */
export function hopelessError(result: SubmitResult | undefined): ApiError | undefined {
  const error = result && 'error' in result ? result.error : undefined;
  return error && hopeless.includes(error.kind) ? error : undefined;
}

/** Whether the user canceled before a referral was sent. */
export function isUnsent(result: SubmitResult): boolean {
  if (result.outcome !== 'failed') return false;
  const { error } = result;
  return error?.kind === 'cancelled' && !error.details.mayHaveHappened;
}

/**
 * Maximum number of submits at a time. A few more than requests at a time, so that files are written while others are
 * sent.
 */
const maxSubmits = 8;

/** The submit of a referral. */
export interface SubmitJob<T> {
  /** The referral as the file has it now; undefined if there is nothing to send. */
  value: unknown;
  /** Jobs with the same place run one after the other, such as those of a document in an editor. */
  place?: string;
  run(): Promise<T>;
}

/**
 * Submits many referrals, several at a time, and yields their results in order. Submits two that may be the same
 * referral one after the other, so that the second one sees the result of the first.
 * @param errorOf returns the error of a result if every further call would fail in the same way; no further job is then
 *   started
 * @throws the error of a job or of `jobs`, after the results of all running jobs
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
 * Returns keys that two referrals share if they may be the same: ID and reference or, without an ID, names and
 * engagement. Two creates with a common mark (see `createMarks`) always share one of these keys.
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
    // Whether a create is a copy depends on the earlier creates in its engagement.
    ...(!hasId && typeof engagementId === 'string' && engagementId ? [`engagement ${engagementId.toLowerCase()}`] : []),
  ];
}
