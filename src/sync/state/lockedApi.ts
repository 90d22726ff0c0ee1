import { ApiError } from '../../api/apiError';
import type { ReferralsApi } from '../../api/referralsApi';
import type { SyncServices } from '../syncServices';
import type { ServiceState } from './serviceState';
import { StateError } from './stateError';

type Locked = Pick<ServiceState, 'acquire' | 'release' | 'beforeSend' | 'keepNotes'>;
type Find = () => Promise<Locked> | Locked;

/**
 * Wraps a service so that it sends only while a state's lock is held, and checks the lock again right before each send.
 * The note of a create is on the disk before the create is sent, so that a power failure never hides a create.
 * @param find finds the state when something is sent
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
 * Does some work while no other process sends what is in the files of a state.
 * @throws ApiError if the lock cannot be had; nothing was done then
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

/** The port throws only `ApiError`; this one says that nothing was sent. */
function notSent(error: unknown): unknown {
  if (!(error instanceof StateError)) return error;
  return new ApiError(error.kind === 'cancelled' ? 'cancelled' : 'rejected', error.message, { cause: error });
}
