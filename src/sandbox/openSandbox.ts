import { t } from '../base/l10n';
import { pause } from '../base/pause';
import { type Behavior, defaultBehavior, type Note, NoteBook, type Profile } from './behavior';
import { BrokenResponse } from './brokenResponse';
import { controlPaths } from './control/controlPaths';
import { FaultList } from './control/faults';
import { faultyResponse } from './control/faultyResponse';
import { RequestLog } from './control/requestLog';
import type { StoredReferral } from './referral/storedReferral';
import { referralsService, servicePath } from './referralsService';
import { ServiceError } from './serviceError';
import { expireInvitations } from './store/expireInvitations';
import type { ReferralStore } from './store/referralStore';
import { StoreHistory } from './store/storeHistory';
import { createTimestamps } from './timestamps';

interface OpenOptions {
  readonly store: ReferralStore;
  /** What the store holds at first. */
  readonly initial: () => StoredReferral[];
  readonly clock: () => Date;
  readonly profile?: Profile | undefined;
  readonly log?: ((message: string) => void) | undefined;
}

/** A sandbox without a way to reach it. */
interface OpenSandbox {
  readonly handler: (request: Request) => Promise<Response>;
  /**
   * Resets the sandbox to its first referrals.
   * @returns their number
   */
  reset(): Promise<number>;
  /** Changes what it takes from now on. */
  setProfile(profile: Profile): void;
}

/** Opens the emulator over a store. */
export function openSandbox({ store, initial, clock, log, ...options }: OpenOptions): OpenSandbox {
  const chosen = { behavior: { ...defaultBehavior, profile: options.profile ?? defaultBehavior.profile } };
  const reset = (): Promise<number> =>
    store.change((referrals) => {
      referrals.clear();
      for (const referral of initial()) referrals.set(referral.id, referral);
      return referrals.size;
    });
  return {
    handler: sandboxHandler({ store, clock, reset, ...(log && { log }), chosen }),
    reset,
    setProfile: (profile) => {
      chosen.behavior = { ...chosen.behavior, profile };
    },
  };
}

interface HandlerOptions {
  readonly store: ReferralStore;
  readonly clock: () => Date;
  /** Back to the initial referrals. @returns how many there are */
  readonly reset: () => Promise<number>;
  readonly log?: (message: string) => void;
  /** What it takes now; the control path `/sandbox/options` changes it. */
  readonly chosen: { behavior: Behavior };
}

/**
 * Returns the emulator of the Referrals API as a plain fetch handler: the service's paths, which need a bearer token,
 * and the control paths. It never throws; an answer that is to break on its way is a `BrokenResponse`.
 */
function sandboxHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { clock, reset, log, chosen } = options;
  const store = new StoreHistory(options.store);
  const faults = new FaultList();
  const requests = new RequestLog();
  const noteBook = new NoteBook(log);
  const control = controlPaths({ faults, requests, reset, chosen });
  const service = referralsService(store, createTimestamps(clock));

  async function serve(request: Request, note: Note): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    store.keepMs = faults.longestLag;
    const fault = faults.take(request.method, pathname + search);
    if (fault?.delayMs) await pause(fault.delayMs, request.signal);
    if (chosen.behavior.profile === 'documented') await expireInvitations(store, clock());
    const circumstances = { ...chosen.behavior, note, listLagMs: fault?.listLagMs ?? 0, omitted: fault?.partialList };
    const carryOut = (): Promise<Response> =>
      answered(async () => service(authenticated(request), circumstances), log, note);
    return withHeaders(fault ? await faultyResponse(fault, carryOut, request.url) : await carryOut(), request, clock);
  }

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/sandbox/')) return answered(() => control(request), log);
    if (!pathname.startsWith(`${servicePath}/`)) {
      return new ServiceError(404, 'itemNotFound', `There is no resource at ${pathname}.`).toResponse();
    }
    const time = clock();
    const body = await request.clone().text();
    const { notes, note } = noteBook.open(chosen.behavior.profile);
    const response = await answered(() => serve(request, note), log);
    const dropped = response instanceof BrokenResponse && response.breakage.kind === 'drop';
    requests.add(request, body, dropped ? null : response.status, time, notes);
    return response;
  };
}

/** Requires a bearer token. Any non-empty one is valid, except `invalid`. */
function authenticated(request: Request): Request {
  const token = /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
  if (token !== undefined && token !== 'invalid') return request;
  const message =
    token === undefined ? 'The request needs an Authorization header with a bearer token.' : 'The token is not valid.';
  throw new ServiceError(401, 'unauthenticated', message, { headers: { 'www-authenticate': 'Bearer' } });
}

async function answered(work: () => Promise<Response>, log: HandlerOptions['log'], note?: Note): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ServiceError) {
      if (error.status === 400) note?.(t('Refused: {0}', error.message));
      return error.toResponse();
    }
    if (error instanceof Error && error.name === 'AbortError') return new BrokenResponse({ kind: 'drop' });
    log?.(t('The sandbox failed: {0}', error instanceof Error ? (error.stack ?? error.message) : String(error)));
    const message = error instanceof Error ? error.message : 'Something went wrong in the sandbox.';
    return new ServiceError(500, 'generalException', message).toResponse();
  }
}

/** Returns the headers that every answer of the service has (docs/service.md, "Requests and headers"). */
function withHeaders(response: Response, request: Request, clock: () => Date): Response {
  response.headers.set('request-id', crypto.randomUUID());
  response.headers.set('timestamp', clock().toISOString());
  const own = request.headers.get('client-request-id');
  if (own) response.headers.set('client-request-id', own);
  return response;
}
