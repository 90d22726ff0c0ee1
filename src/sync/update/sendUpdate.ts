import { ApiError } from '../../api/apiError';
import type { CallOptions, PatchOperation, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { unescapeHtml } from '../../base/unescapeHtml';
import { type AlsoChanged, alsoChanged } from '../compare/alsoChanged';
import { checkKept, type Unkept } from '../compare/checkKept';
import { valueAt } from '../compare/ignoredValues';
import { isNormalized } from '../compare/isNormalized';
import { type Spellings, unescaped } from '../compare/respellings';
import { identityOf } from '../merge/listEntries';
import type { MergePath } from '../merge/mergeReferral';
import { isEmptyValue } from '../referral/alike';
import { withoutTransport } from '../referral/payload';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import type { SyncServices } from '../syncServices';
import type { UpdateDraft } from './draftUpdate';
import { needsCurrent, patchOperations, sentPlaces } from './patchOperations';
import { isKnownVersion, rereadDelaysMs, waitBeforeRead } from './readCurrent';
import { inServiceNames, operationInServiceNames } from './serviceNames';

/** How updates are sent; `auto`: only what changed, if that can be said, else the whole referral. */
export type UpdateMethod = 'auto' | 'patch' | 'put';

/** What is sent, and what it is made of. */
export interface Update extends Pick<UpdateDraft, 'wanted' | 'on'> {
  id: string;
  /** ETag of the version that the update is based on. */
  eTag: string;
  /** The tag that is sent for it, if it is another form of the ETag. */
  ifMatch?: string | undefined;
  /** That version as the service sent it. */
  theirs: Readonly<Record<string, unknown>>;
  /** How the file spells texts of the version that it is based on. */
  spellings?: Spellings | undefined;
  /** The last version that the service has shown before. */
  known?: Baseline | undefined;
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
  /** The version is that of the answer to the update, without any change by others since. */
  isOwn?: boolean;
  /** What the service, or someone else, changed besides. */
  also?: readonly MergePath[];
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
  const { id, eTag, ifMatch = eTag, wanted, on, theirs, spellings, isFresh } = update;
  const put = async (): Promise<Written | 'unread'> => {
    if (!isFresh) return 'unread';
    const body = asObject(inServiceNames(asObject(unescaped(withoutTransport(wanted), spellings)), theirs));
    const saved = await services.api.update(id, body, ifMatch, call);
    return withChanges(update, await settled(services, update, saved, call), undefined);
  };
  const operations = patchOperations(on, wanted);
  if (method === 'put' || !operations) return put();
  let saved: Saved;
  try {
    const own = operations
      .map((each) => (needsCurrent([each]) ? { ...each, value: unescaped(each.value, spellings) } : each))
      .map((operation) => operationInServiceNames(operation, theirs));
    saved = await services.api.patch(id, own, ifMatch, call);
  } catch (error) {
    const isUnknown = ApiError.is(error) && (error.details.status === 405 || error.details.status === 501);
    if (method === 'auto' && isUnknown) return put();
    throw error;
  }
  return withChanges(update, await settled(services, update, saved, call), operations);
}

/**
 * Adds what is different after an update that the update did not change. It is `unkept` if the update itself may have done
 * it: in another entry of a list whose entries were changed by their places, or to a value that was sent again as a part of
 * a whole. What the service only spells otherwise or adds is its own.
 * @param operations undefined for a PUT
 */
function withChanges(
  { on, wanted }: Update,
  written: Written,
  operations: readonly PatchOperation[] | undefined,
): Written {
  if (written.isOpen || written.isPart) return written;
  const also = alsoChanged(on, wanted, bodyOf(written.saved));
  const { whole, indexed } = sentPlaces(operations);
  const entries = indexed.map(({ list, index }) => [...list, keyAt(on, list, index)]);
  const isIn = (path: MergePath) => (place: readonly string[]) => place.every((name, index) => path[index] === name);
  /** Undefined if the service changed it by itself. */
  const doubtOf = ({ path, sent, now, isKnown }: AlsoChanged): 'also' | 'misplaced' | undefined => {
    if (!isEscaped(sent, now) && isNormalized(sent, now)) return undefined;
    const isAdded = isEmptyValue(sent) && entries.some((entry) => entry.length === path.length);
    if (indexed.some(({ list }) => isIn(path)(list)) && !entries.some(isIn(path)) && !isAdded) return 'misplaced';
    const isSent = whole.some(isIn(path)) && ((isKnown && !isEmptyValue(sent)) || isEscaped(sent, now));
    return isSent ? 'also' : undefined;
  };
  const doubtful = also.flatMap((each): Unkept[] => {
    const kind = doubtOf(each);
    return kind ? [{ kind, path: each.path, sent: each.sent, now: each.now }] : [];
  });
  const others = also.filter((each) => !doubtOf(each)).map(({ path }) => path);
  return { ...written, unkept: [...written.unkept, ...doubtful], ...(others.length > 0 && { also: others }) };
}

/** Returns what identifies the entry at a place of a list of registrations, the only entries that are changed inside. */
function keyAt(on: Readonly<Record<string, unknown>>, list: MergePath, index: number): string {
  const entries = valueAt(on, list);
  return identityOf(Array.isArray(entries) ? entries[index] : undefined, undefined);
}

/** Whether a service escaped a text that was sent as it had spelled it itself. */
function isEscaped(sent: unknown, now: unknown): boolean {
  return typeof sent === 'string' && typeof now === 'string' && now !== sent && unescapeHtml(now) === sent;
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
    // A cache may answer with an earlier version, in which the sent value is by chance the same.
    const isEarlier = index === 0 && saved.eTag !== update.eTag && isEarlierVersion(update.known, saved.eTag);
    if (unkept.length === 0 && !isEarlier) break;
    const isOld = saved.eTag === update.eTag || (update.known && isKnownVersion(update.known, saved.eTag));
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
    return { saved: answer, unkept: compared(update, answer), isOwn: true };
  const isOwn = answer.eTag !== '' && saved.eTag === answer.eTag;
  const isOpen = answer.isInDoubt === true && unkept.length > 0 && saved.eTag === update.eTag;
  return { saved, unkept, isOwn, ...(isOpen && { isOpen }), ...(isPart && { isPart }) };
}

function isEarlierVersion(known: Baseline | undefined, eTag: string): boolean {
  return known !== undefined && eTag !== '' && isKnownVersion(known, eTag);
}

/** Compares what the service has with what was sent, in the places that role, area and play were sent in. */
function compared({ on, wanted }: Update, saved: Saved): Unkept[] {
  return checkKept(on, wanted, solutionFieldsLike(bodyOf(saved), wanted), []);
}

function bodyOf({ body }: Saved): Record<string, unknown> {
  return withoutTransport(asObject(wireNames(body)));
}
