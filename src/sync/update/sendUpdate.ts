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

/** How to send updates. `auto`: `PATCH` with the changes if possible, else `PUT` with the whole referral. */
export type UpdateMethod = 'auto' | 'patch' | 'put';

/** An update to send. */
interface Update extends Pick<UpdateDraft, 'wanted' | 'on'> {
  id: string;
  /** ETag of the version that the update is based on. */
  eTag: string;
  /** The value of `If-Match`, if it differs from `eTag`. */
  ifMatch?: string | undefined;
  /** The version that the update is based on, as the service sent it. */
  theirs: Readonly<Record<string, unknown>>;
  /** How the file spells texts of the version that it is based on. */
  spellings?: Spellings | undefined;
  /** The last known version. */
  known?: Baseline | undefined;
  /** Whether the version that the update is based on was just read. Only then can the whole referral be sent. */
  isFresh: boolean;
}

/** The service's version after an update, and its differences from what was sent. */
export interface Written {
  saved: Saved;
  unkept: readonly Unkept[];
  /** Whether it is still unknown if the service took the update. */
  isOpen?: boolean;
  /** Whether the response lacks a part of the referral, which could not be read afterward. */
  isPart?: boolean;
  /** Whether the version is the one in the response to the update, without changes by other users since. */
  isOwn?: boolean;
  /** Other properties that the service or another user changed. */
  also?: readonly MergePath[];
}

/** Returns a message if an update cannot be sent with the chosen method. */
export function methodMessage({ on, wanted }: Pick<Update, 'on' | 'wanted'>, method: UpdateMethod): string | undefined {
  if (method !== 'patch' || patchOperations(on, wanted)) return undefined;
  return t(
    'This change removes something, which PATCH cannot do. Set "{0}" to "auto" or "put", then submit again.',
    'referrals.submit.method',
  );
}

/**
 * Whether an update can be sent without reading the referral first: it changes only single values, which `If-Match`
 * protects.
 */
export function canSendUnread({ on, wanted }: Pick<Update, 'on' | 'wanted'>, method: UpdateMethod): boolean {
  const operations = method === 'put' ? undefined : patchOperations(on, wanted);
  return operations !== undefined && !needsCurrent(operations);
}

/**
 * Sends an update with `If-Match`: `PATCH` with the added and replaced values if possible, else `PUT` with the whole
 * referral, also if the service does not support `PATCH`. Then verifies that the service has what was sent.
 * @returns `'unread'` if the whole referral must be sent, and was not read just before
 * @throws ApiError of the service
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
 * Adds the changes that the update did not ask for. A change is `unkept` if the update itself may have caused it: to
 * another entry of a list whose entries were changed by index, or to an unchanged value that was sent as a part of a
 * whole. All others are in `also`: the service or another user made them.
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
  /** Returns undefined if the update cannot have caused the change. */
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

/** Returns the identity of the entry at an index of a list of registrations. */
function keyAt(on: Readonly<Record<string, unknown>>, list: MergePath, index: number): string {
  const entries = valueAt(on, list);
  return identityOf(Array.isArray(entries) ? entries[index] : undefined, undefined);
}

/** Whether the service added HTML escapes to a text. */
function isEscaped(sent: unknown, now: unknown): boolean {
  return typeof sent === 'string' && typeof now === 'string' && now !== sent && unescapeHtml(now) === sent;
}

/**
 * Verifies that the service has what was sent. Reads the referral, repeatedly if necessary, because the response may
 * lack a part of it, and because a read may come from a replica without the update.
 */
async function settled(services: SyncServices, update: Update, answer: Saved, call: CallOptions): Promise<Written> {
  let saved = answer;
  let unkept = compared(update, saved);
  if (answer.isInDoubt && unkept.some(({ kind }) => kind === 'changed')) {
    // The service has another user's version: merge with it, as after a refused update.
    const message = t('Someone else changed the referral, and the service did not say whether it took this update.');
    throw new ApiError('stale', message, { mayHaveHappened: true });
  }
  let isPart = false;
  for (const [index, delay] of [0, ...rereadDelaysMs].entries()) {
    // A cache may return an earlier version that happens to have the same value.
    const isEarlier = index === 0 && saved.eTag !== update.eTag && isEarlierVersion(update.known, saved.eTag);
    if (unkept.length === 0 && !isEarlier) break;
    const isOld = saved.eTag === update.eTag || (update.known && isKnownVersion(update.known, saved.eTag));
    // A new version that was read is current.
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
  // The response to the update is newer than a replica without it.
  if (saved.eTag === update.eTag && answer.eTag !== update.eTag)
    return { saved: answer, unkept: compared(update, answer), isOwn: true };
  const isOwn = answer.eTag !== '' && saved.eTag === answer.eTag;
  const isOpen = answer.isInDoubt === true && unkept.length > 0 && saved.eTag === update.eTag;
  return { saved, unkept, isOwn, ...(isOpen && { isOpen }), ...(isPart && { isPart }) };
}

function isEarlierVersion(known: Baseline | undefined, eTag: string): boolean {
  return known !== undefined && eTag !== '' && isKnownVersion(known, eTag);
}

/** Compares the service's version with what was sent, with role, area and play in the places they were sent in. */
function compared({ on, wanted }: Update, saved: Saved): Unkept[] {
  return checkKept(on, wanted, solutionFieldsLike(bodyOf(saved), wanted), []);
}

function bodyOf({ body }: Saved): Record<string, unknown> {
  return withoutTransport(asObject(wireNames(body)));
}
