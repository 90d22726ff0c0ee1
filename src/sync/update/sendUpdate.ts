import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { checkKept, type Unkept } from '../compare/checkKept';
import { withoutTransport } from '../referral/payload';
import { asObject, wireNames } from '../referral/wireNames';
import type { SyncServices } from '../syncServices';
import type { UpdateDraft } from './draftUpdate';
import { needsCurrent, patchOperations } from './patchOperations';
import { rereadDelaysMs, waitBeforeRead } from './readCurrent';

/** How updates are sent; `auto`: only what changed, if that can be said, else the whole referral. */
export type UpdateMethod = 'auto' | 'patch' | 'put';

/** What is sent, and what it is made of. */
export interface Update extends Pick<UpdateDraft, 'wanted' | 'on'> {
  id: string;
  /** ETag of the version that the update is based on. */
  eTag: string;
  /** Whether that version was just read: only then the whole of it can be sent. */
  isFresh: boolean;
}

/** What the service has after an update, and what of it is otherwise than sent. */
export interface Written {
  saved: Saved;
  unkept: readonly Unkept[];
  /** Nothing shows yet whether the service took it. */
  isOpen?: boolean;
  /** The service could not be read after it, and its answer lacks some of the referral. */
  isPart?: boolean;
}

/** Says that a change cannot be sent by the demanded method; undefined if it can. */
export function methodMessage({ on, wanted }: Pick<Update, 'on' | 'wanted'>, method: UpdateMethod): string | undefined {
  if (method !== 'patch' || patchOperations(on, wanted)) return undefined;
  return t(
    'This change removes something, which PATCH cannot do. Set "{0}" to "auto" or "put", then submit again.',
    'referrals.submit.method',
  );
}

/** Whether an update can be sent on a version that was not read just now: only single values, which `If-Match` guards. */
export function canSendUnread({ on, wanted }: Pick<Update, 'on' | 'wanted'>, method: UpdateMethod): boolean {
  const operations = method === 'put' ? undefined : patchOperations(on, wanted);
  return operations !== undefined && !needsCurrent(operations);
}

/**
 * Sends an update with `If-Match`: `PATCH` with what was added or replaced, if the change is made of that, else `PUT` of
 * the whole. A service that knows no `PATCH` gets the `PUT`. Then it makes sure that the service has what was sent.
 * @returns `'unread'` if the whole must be sent, and has not been read yet
 * @throws ApiError as the port does
 */
export async function sendUpdate(
  services: SyncServices,
  update: Update,
  method: UpdateMethod,
  call: CallOptions,
): Promise<Written | 'unread'> {
  const { id, eTag, wanted, on, isFresh } = update;
  const put = async (): Promise<Written | 'unread'> =>
    isFresh
      ? settled(services, update, await services.api.update(id, withoutTransport(wanted), eTag, call), call)
      : 'unread';
  const operations = patchOperations(on, wanted);
  if (method === 'put' || !operations) return put();
  let saved: Saved;
  try {
    saved = await services.api.patch(id, operations, eTag, call);
  } catch (error) {
    const isUnknown = ApiError.is(error) && (error.details.status === 405 || error.details.status === 501);
    if (method === 'auto' && isUnknown) return put();
    throw error;
  }
  return settled(services, update, saved, call);
}

/**
 * Makes sure that the service has what was sent: an answer that lacks some of it is not a full version, and a read after it
 * may come from a copy that has not taken the update yet.
 */
async function settled(services: SyncServices, update: Update, answer: Saved, call: CallOptions): Promise<Written> {
  let saved = answer;
  let unkept = compared(update, saved);
  if (answer.isInDoubt && unkept.some(({ kind }) => kind === 'changed')) {
    // Another user's version: merge with it, as if the update had been refused for it.
    const message = t('Someone else changed the referral, and the service did not say whether it took this update.');
    throw new ApiError('stale', message, { mayHaveHappened: true });
  }
  let isPart = false;
  for (const [index, delay] of [0, ...rereadDelaysMs].entries()) {
    if (unkept.length === 0) break;
    const isOld = saved.eTag === update.eTag;
    // A new version that was read is what the service has.
    if (index > 0 && !isOld) break;
    if (index > 0) await waitBeforeRead(services, delay, call);
    try {
      saved = await services.api.get(update.id, call);
    } catch (error) {
      if (!ApiError.is(error)) throw error;
      services.log?.warn(`Could not read a referral after its update: ${error.message}`);
      isPart = index === 0 && unkept.some(({ kind }) => kind === 'missing');
      break;
    }
    unkept = compared(update, saved);
  }
  // The answer to the update itself is newer than a copy that never took it.
  if (saved.eTag === update.eTag && answer.eTag !== update.eTag)
    return { saved: answer, unkept: compared(update, answer) };
  const isOpen = answer.isInDoubt === true && unkept.length > 0 && saved.eTag === update.eTag;
  return { saved, unkept, ...(isOpen && { isOpen }), ...(isPart && { isPart }) };
}

function compared({ on, wanted }: Update, { body }: Saved): Unkept[] {
  return checkKept(on, wanted, withoutTransport(asObject(wireNames(body))), []);
}
