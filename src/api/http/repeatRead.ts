import { pause } from '../../base/pause';
import { ApiError } from '../apiError';
import type { Call } from '../errors/failure';

const maxRepetitions = 2;

/** Statuses of a service that is briefly unavailable. */
const passingStatuses: readonly number[] = [502, 503, 504];

/**
 * Retries a read up to twice if the network fails or the service is briefly unavailable. Waits as long as the service
 * asks for, else with exponential backoff and jitter. Sends writes once.
 * @throws ApiError of the last attempt, or `signal`'s reason
 */
export async function repeatRead<T>(
  { method }: Call,
  send: () => Promise<T>,
  options: {
    retryDelayMs: number;
    maxWaitMs: number;
    /** Called before a wait that the service asks for. */
    onWait: (waitMs: number) => void;
    signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { retryDelayMs, maxWaitMs, onWait, signal } = options;
  for (let repetitions = 0; ; repetitions++) {
    try {
      return await send();
    } catch (error) {
      if (method !== 'GET' || repetitions === maxRepetitions || !passes(error)) throw error;
      const { retryAfter } = error.details;
      const waitMs =
        retryAfter === undefined ? retryDelayMs * 2 ** repetitions * (0.75 + Math.random() / 2) : retryAfter * 1000;
      if (waitMs > maxWaitMs) throw error;
      if (retryAfter !== undefined) onWait(waitMs);
      await pause(waitMs, signal);
    }
  }
}

function passes(error: unknown): error is ApiError {
  if (!ApiError.is(error)) return false;
  const { status } = error.details;
  return status === undefined
    ? error.kind === 'offline' || error.kind === 'malformed'
    : passingStatuses.includes(status);
}
