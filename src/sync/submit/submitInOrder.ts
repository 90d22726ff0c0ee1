import { type ApiError, hopeless } from '../../api/apiError';
import { runInOrder } from '../../base/runInOrder';
import { referenceOf } from '../referral/reference';
import { asObject, wireNames } from '../referral/wireNames';
import type { SubmitResult } from '../submitResult';

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
 * Returns what tells that two referrals may be the same: ID, reference, or, of those without an ID, names or
 * engagement. It is coarser than the marks of creates (see `createMarks`): two creates with a common mark always share
 * one of these.
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
