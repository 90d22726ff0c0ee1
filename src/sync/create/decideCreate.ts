import { ApiError } from '../../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { MergePath } from '../merge/mergeReferral';
import { payload } from '../referral/payload';
import { referenceOf } from '../referral/reference';
import { type KnownCreate, knownCreate } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import { carriedIdentity, carriedText } from './carriedIdentity';
import { CreateSearch } from './createSearch';
import { hasReference, isAnswerTo, matchesSent } from './matchesSent';
import type { CreateRequest } from './sendCreate';
import {
  type Doubt,
  doubtText,
  heldText,
  isFromSend,
  isTaken,
  nameOrFile,
  settleDoubt,
  unreadText,
} from './settleDoubt';
import { findShown, likeText } from './shownBefore';

export interface CreateOptions extends CallOptions {
  /**
   * The user's decision about a create in doubt. `ask` sends nothing (default), `use` takes the one referral that the
   * service has for it or the one with the given ID, `create` sends it again.
   */
  inDoubt?: 'ask' | 'use' | 'create' | { use: string };
  /** Whether `create` also applies to a referral that was certainly created before. Default: true. */
  mayRepeat?: boolean;
  /** Whether to generate a reference for a referral without one (default) or to refuse it (`own`). */
  reference?: 'generate' | 'own';
  /**
   * What to do with a copy that still has links of the original (see `carriedIdentity`): `ask` sends nothing (default).
   */
  copies?: 'ask' | 'create';
  /** The search for creates in doubt. Share one between all creates of a run. */
  search?: CreateSearch;
}

/** What to do with a referral without an ID. */
export type CreateDecision =
  | { kind: 'send'; request: CreateRequest }
  /** The service has it already. */
  | { kind: 'adopt'; doubt: Doubt; saved: Saved }
  /** The user must decide. `isLike`: the candidates have its reference, but another name, customer or target. */
  | { kind: 'ask'; candidates: readonly RemoteReferral[]; message: string; isLike?: true }
  /** It is a copy that would be connected to the original. */
  | { kind: 'copy'; carried: readonly MergePath[]; message: string }
  | { kind: 'refuse'; message: string };

/**
 * Decides what to do with a referral without an ID, for a submit or a dry run. Sends and writes nothing, but searches
 * the service for a create that may have taken effect.
 * @throws ApiError if the service or the notes of creates cannot be read
 */
export async function decideCreate(
  services: SyncServices,
  file: Pick<ReferralFile, 'name' | 'read'>,
  wanted: Pick<Wanted, 'pointer' | 'before'>,
  options: CreateOptions,
): Promise<CreateDecision> {
  const decision = await decide(services, file, wanted, options);
  // A create that was sent before was already checked for the identity of another referral.
  if (decision.kind !== 'send' || decision.request.isDoubtful || options.copies === 'create') return decision;
  const { signal } = options;
  const referral = { value: wanted.before, body: payload(wanted.before, 'create') };
  const carried = await carriedIdentity(services, referral, signal ? { signal } : {});
  if (carried.length === 0) return decision;
  return { kind: 'copy', carried, message: carriedText(carried, nameOrFile(referral.body, file.name)) };
}

async function decide(
  services: SyncServices,
  file: Pick<ReferralFile, 'name' | 'read'>,
  wanted: Pick<Wanted, 'pointer' | 'before'>,
  {
    inDoubt = 'ask',
    mayRepeat = true,
    reference = 'generate',
    search = new CreateSearch(services.api),
    signal,
  }: CreateOptions,
): Promise<CreateDecision> {
  const call = signal ? { signal } : {};
  const { pointer, before } = wanted;
  const body = payload(before, 'create');
  const text = await file.read();
  const found = await known(services, { file: file.name, text, pointer, body });
  const name = nameOrFile(body, file.name);
  const heldMessage = (id: string) => heldText(services, { file: file.name, text }, name, id);
  const service = services.serviceName ?? t('Partner Center');
  if (typeof inDoubt === 'object' && found.kind !== 'held') {
    const saved = await services.api.get(inDoubt.use, call);
    const { id } = saved.body;
    const doubt: Doubt =
      found.kind === 'doubt' || found.kind === 'created' ? found : { kind: 'doubt', isSame: false, isOwn: true };
    if (!isFrom(doubt, saved, body)) return { kind: 'ask', candidates: [], message: otherText(name, id) };
    if ((await isTaken(services, text, id)) || search.hasCreated(id))
      return { kind: 'ask', candidates: [], message: await heldMessage(id) };
    // Keeps other referrals of this run from taking it.
    search.add({}, id);
    return { kind: 'adopt', doubt, saved };
  }
  const isNew = found.kind === 'nothing' && !found.note;
  const shown = isNew ? await findShown(services, { text, body }, search, call) : undefined;
  if (shown?.kind === 'unread' && inDoubt !== 'create') {
    const message = [unreadText(name, service), shown.reason].join(' ').trim();
    return { kind: 'ask', candidates: [], message };
  }
  if (shown?.kind === 'like' && inDoubt !== 'create') {
    const { candidates } = shown;
    return { kind: 'ask', candidates, message: likeText(candidates, { name, service }), isLike: true };
  }
  const earlier = shown?.kind === 'held' || shown?.kind === 'doubt' ? shown : found;
  if (earlier.kind === 'held') {
    if (inDoubt === 'create') return { kind: 'send', request: { wanted, isCopy: true } };
    return { kind: 'ask', candidates: [], message: await heldMessage(earlier.id) };
  }
  if (earlier.kind !== 'doubt' && earlier.kind !== 'created') {
    if (reference === 'own' && !referenceOf(body)) return { kind: 'refuse', message: noReferenceText(body, file.name) };
    const isCopy = earlier.kind === 'copy';
    return { kind: 'send', request: { wanted, isCopy, ...(earlier.kind === 'nothing' && { earlier: earlier.note }) } };
  }
  const settled = await settleDoubt(services, { doubt: earlier, text, body }, { search }, call);
  if ('saved' in settled) return { kind: 'adopt', doubt: earlier, saved: settled.saved };
  if (inDoubt === 'create' && (mayRepeat || earlier.kind === 'doubt' || earlier.isGuess))
    return { kind: 'send', request: requestAnyway(wanted, earlier) };
  const [only, ...more] = settled.candidates;
  if (inDoubt === 'use' && earlier.isOwn && only && more.length === 0 && mayUse(earlier, only, body))
    return { kind: 'adopt', doubt: earlier, saved: only };
  const candidates = settled.candidates.map((each) => each.body);
  const message = settled.taken
    ? await heldMessage(settled.taken.id)
    : doubtText(earlier, candidates, { name, service, isPartial: settled.isPartial });
  return { kind: 'ask', candidates, message };
}

/**
 * Whether the user can take a referral of the service for the result of a create: it has the same reference or, if that
 * is unknown, the same names.
 */
function isFrom(earlier: Doubt, { body }: Saved, own: Readonly<Record<string, unknown>>): boolean {
  if (earlier.kind === 'created') return body.id.toLowerCase() === earlier.id.toLowerCase();
  const reference = referenceOf(earlier.note?.sent ?? own);
  return reference ? hasReference(body, reference) : isAnswerTo({ ...body, externalReferenceId: undefined }, own);
}

/** Returns the message for a chosen referral that cannot be the result of the create. */
function otherText(name: string, id: string): string {
  return t('{0} is another deal than "{1}": it has another reference or other names. Nothing was sent.', id, name);
}

/** Whether `use` can take a referral of the service for the result of a create, without its ID. */
function mayUse(earlier: Doubt, saved: Saved, body: Readonly<Record<string, unknown>>): boolean {
  // Without a note, another clone may have sent the content of the file.
  const isFromOther = earlier.kind === 'doubt' && !earlier.note;
  return isFromOther ? matchesSent(saved.body, body) && isAnswerTo(saved.body, body) : isFromSend(earlier, saved);
}

/**
 * Finds earlier creates of a referral.
 * @throws ApiError if the notes cannot be read, so that nothing is created twice
 */
async function known(...[services, referral]: Parameters<typeof knownCreate>): Promise<KnownCreate> {
  try {
    return await knownCreate(services, referral);
  } catch (error) {
    const message = t('Could not create the referral, because it may have been created before. {0}', messageOf(error));
    throw new ApiError('rejected', message, { cause: error });
  }
}

/**
 * Returns the request for a create that the user wants although the referral may exist. If the other referral is known
 * to exist, or if the open create may be that of another referral, this is a separate create with its own note and
 * reference.
 */
function requestAnyway(wanted: Wanted, doubt: Doubt): CreateRequest {
  if (doubt.kind === 'created' || !doubt.isOwn)
    return { wanted, isCopy: true, ...(doubt.isGuess && { displaced: doubt.note }) };
  return { wanted, earlier: doubt.note, isDoubtful: true };
}

/** Returns the message for a referral that has changed since it was read. */
export function movedText(file: string): string {
  return t('The referral in {0} has changed since it was read. Nothing was sent. Submit it again.', file);
}

function noReferenceText(body: unknown, file: string): string {
  return t(
    '"{0}" has no externalReferenceId. Without one, it could be created twice. Add one, or let one be generated.',
    nameOrFile(body, file),
  );
}
