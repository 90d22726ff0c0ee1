import { ApiError } from '../../api/apiError';
import type { ReferralsApi } from '../../api/referralsApi';
import type { ServiceState } from './serviceState';
import { StateError } from './stateError';

type Locked = Pick<ServiceState, 'acquire' | 'release' | 'beforeSend'>;

/**
 * A service to which is sent only what a state's lock covers: that is checked again right before each send.
 * @param find finds the state when something is sent
 */
export function lockedApi(api: ReferralsApi, find: () => Promise<Locked> | Locked): ReferralsApi {
  async function send<T>(call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const state = await find();
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

function check(state: Locked): void {
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
