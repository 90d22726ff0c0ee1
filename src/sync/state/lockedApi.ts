import { ApiError } from '../../api/apiError';
import type { ReferralsApi } from '../../api/referralsApi';
import type { SyncServices } from '../syncServices';
import type { ServiceState } from './serviceState';
import { StateError } from './stateError';

type Locked = Pick<ServiceState, 'acquire' | 'release' | 'beforeSend' | 'keepNotes'>;
type Find = () => Promise<Locked> | Locked;

/**
 * Wraps a service so that it sends only while a state's lock is held, and checks the lock again right before each send.
 * Flushes the note of a create to disk before it sends the create, so that a power failure cannot lose it.
 * @param find returns the state when something is sent
 */
export function lockedApi(api: ReferralsApi, find: Find): ReferralsApi {
  const send = <T>(call: () => Promise<T>, signal: AbortSignal | undefined, isCreate = false): Promise<T> =>
    holding(find, signal, async (state) => {
      try {
        if (isCreate) await state.keepNotes();
        state.beforeSend();
      } catch (error) {
        throw notSent(error);
      }
      return call();
    });

  return {
    ...api,
    create: (body, options) => send(() => api.create(body, options), options?.signal, true),
    update: (id, body, ifMatch, options) => send(() => api.update(id, body, ifMatch, options), options?.signal),
    patch: (id, operations, ifMatch, options) =>
      send(() => api.patch(id, operations, ifMatch, options), options?.signal),
  };
}

/**
 * Returns a function that runs a task while no other process sends referrals of the state's files. It throws ApiError,
 * without running the task, if the lock cannot be taken.
 */
export function exclusiveIn(find: Find): NonNullable<SyncServices['exclusive']> {
  return (work, signal) => holding(find, signal, work);
}

async function holding<T>(
  find: Find,
  signal: AbortSignal | undefined,
  work: (state: Locked) => Promise<T>,
): Promise<T> {
  const state = await find();
  try {
    await state.acquire(signal);
  } catch (error) {
    throw notSent(error);
  }
  try {
    return await work(state);
  } finally {
    await state.release();
  }
}

/** Converts a `StateError` to an `ApiError` that says that nothing was sent. */
function notSent(error: unknown): unknown {
  if (!(error instanceof StateError)) return error;
  return new ApiError(error.kind === 'cancelled' ? 'cancelled' : 'rejected', error.message, { cause: error });
}
