import { ApiError } from '../../api/apiError';
import type { ReferralsApi } from '../../api/referralsApi';
import type { ReferralState } from './referralState';
import { StateError } from './stateError';

/** A service to which is sent only what the state's lock covers: that is checked again right before each send. */
export function lockedApi(
  api: ReferralsApi,
  state: Pick<ReferralState, 'acquire' | 'release' | 'beforeSend'>,
): ReferralsApi {
  async function send<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    try {
      await state.acquire(signal);
    } catch (error) {
      throw notSent(error);
    }
    try {
      check(state);
      return await call();
    } finally {
      await state.release();
    }
  }

  return {
    ...api,
    create: (body, options) => send(() => api.create(body, options), options?.signal),
    update: (id, body, ifMatch, options) => send(() => api.update(id, body, ifMatch, options), options?.signal),
    patch: (id, operations, ifMatch, options) =>
      send(() => api.patch(id, operations, ifMatch, options), options?.signal),
  };
}

function check(state: Pick<ReferralState, 'beforeSend'>): void {
  try {
    state.beforeSend();
  } catch (error) {
    throw notSent(error);
  }
}

/** The port throws only `ApiError`; this one says that nothing was sent. */
function notSent(error: unknown): unknown {
  if (!(error instanceof StateError)) return error;
  return new ApiError(error.kind === 'cancelled' ? 'cancelled' : 'rejected', error.message, { cause: error });
}
