import { ApiError, hopeless } from '../../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { MergePath } from '../merge/mergeReferral';
import { payload } from '../referral/payload';
import { isGenerated, referenceOf } from '../referral/reference';
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
  holds,
  isFromSend,
  isTaken,
  nameOrFile,
  settleDoubt,
  unreadText,
} from './settleDoubt';

export interface CreateOptions extends CallOptions {
  /**
   * What was decided about a create in doubt: nothing is sent (`ask`, the default); take the one referral that the
   * service shows for it (`use`), or the one with an ID; or send it again (`create`): only ever after asking.
   */
  inDoubt?: 'ask' | 'use' | 'create' | { use: string };
  /** Whether `create` counts also for a referral that has surely been created before, the default. */
  mayRepeat?: boolean;
  /** Generate a reference for a referral without one, the default; or refuse it (`own`). */
  reference?: 'generate' | 'own';
  /** What to do with a copy that still has the identity of the original, see `carriedIdentity`: nothing, or create it. */
  copies?: 'ask' | 'create';
  /** Looks for creates in doubt; one for all creates of a run. */
  search?: CreateSearch;
}

/** What a submit does about a referral without an ID. */
export type CreateDecision =
  | { kind: 'send'; request: CreateRequest }
  /** The service has it already. */
  | { kind: 'adopt'; doubt: Doubt; saved: Saved }
  /** Only the user can decide. */
  | { kind: 'ask'; candidates: readonly RemoteReferral[]; message: string }
  /** It is a copy that would be connected to the original. */
  | { kind: 'copy'; carried: readonly MergePath[]; message: string }
  | { kind: 'refuse'; message: string };

/**
 * Decides what a submit does about a referral without an ID; a dry run says the same. Sends and writes nothing, but asks
 * the service about a create that may have taken effect.
 * @throws ApiError if the service or the records of creates cannot be asked
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
  const isNew = found.kind === 'nothing' && !found.note;
  const other = isNew ? await shown(services, text, body, search, call) : undefined;
  if (other && 'unread' in other && inDoubt !== 'create') {
    const message = [unreadText(name, service), other.unread].join(' ').trim();
    return { kind: 'ask', candidates: [], message };
  }
  const earlier = other && 'kind' in other ? other : found;
  if (earlier.kind === 'held') {
    if (inDoubt === 'create') return { kind: 'send', request: { wanted, isCopy: true } };
    return { kind: 'ask', candidates: [], message: await heldMessage(earlier.id) };
  }
  if (earlier.kind !== 'doubt' && earlier.kind !== 'created') {
    // The decision was about another referral, which was at this place.
    if (typeof inDoubt === 'object') return { kind: 'ask', candidates: [], message: movedText(file.name) };
    if (reference === 'own' && !referenceOf(body)) return { kind: 'refuse', message: noReferenceText(body, file.name) };
    const isCopy = earlier.kind === 'copy';
    return { kind: 'send', request: { wanted, isCopy, ...(earlier.kind === 'nothing' && { earlier: earlier.note }) } };
  }
  if (typeof inDoubt === 'object') {
    const saved = await services.api.get(inDoubt.use, call);
    if (isFrom(earlier, saved, body) && !(await isTaken(services, text, saved.body.id)))
      return { kind: 'adopt', doubt: earlier, saved };
    return { kind: 'ask', candidates: [], message: movedText(file.name) };
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

/** Whether a referral of the service may be what a create sent, so that a person may say it is; see `settleDoubt`. */
function isFrom(earlier: Doubt, { body }: Saved, own: Readonly<Record<string, unknown>>): boolean {
  if (earlier.kind === 'created') return body.id.toLowerCase() === earlier.id.toLowerCase();
  return hasReference(body, referenceOf(earlier.note?.sent ?? own));
}

/** Whether a referral of the service may be taken for a create without asking about it by name. */
function mayUse(earlier: Doubt, saved: Saved, body: Readonly<Record<string, unknown>>): boolean {
  // Without a note, another clone may have sent what the file says.
  const isFromOther = earlier.kind === 'doubt' && !earlier.note;
  return isFromOther ? matchesSent(saved.body, body) && isAnswerTo(saved.body, body) : isFromSend(earlier, saved);
}

/** How far back a create of another clone is looked for, in milliseconds. */
const lookBackMs = 30 * 24 * 3_600_000;

/**
 * Finds a referral with the user's own reference and the names of this one among those of the last weeks and what this
 * run has sent: another clone, or another folder, may have created it. An older one may be there as well.
 * @returns undefined if there is none, or if all of them are other rows of the file; `unread` says why the service cannot
 * be asked
 */
async function shown(
  services: SyncServices,
  text: string,
  body: Readonly<Record<string, unknown>>,
  search: CreateSearch,
  call: CallOptions,
): Promise<KnownCreate | { unread: string } | undefined> {
  const reference = referenceOf(body);
  if (!reference || isGenerated(reference)) return undefined;
  const since = services.clock().getTime() - lookBackMs;
  const recent = await search.recent(body, since, call).catch((error: unknown) => {
    if (!ApiError.is(error) || hopeless.includes(error.kind)) throw error;
    return { found: [], unread: error.message };
  });
  for (const each of recent.found) {
    if (!matchesSent(each, body) || !isAnswerTo(each, body)) continue;
    const { id } = each;
    if (id !== undefined && holds(text, id)) continue;
    const isHeld = id !== undefined && (search.hasCreated(id) || (await isTaken(services, text, id)));
    // A referral in the same engagement is a copy; `carriedIdentity` asks about what it shares.
    if (isHeld && body.engagementId) continue;
    return isHeld ? { kind: 'held', id } : { kind: 'doubt', isSame: false, isOwn: true };
  }
  return 'unread' in recent ? { unread: recent.unread } : recent.isPartial ? { unread: '' } : undefined;
}

/**
 * Finds what is known of earlier creates. If the records cannot be read, nothing is created, because it could be the
 * second time.
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
 * Returns the request for a create that the user wants although the referral may exist. It is a separate create if the
 * other referral is known to exist, or if the open create may be that of another referral. Note and reference then stay
 * with that other referral.
 */
function requestAnyway(wanted: Wanted, doubt: Doubt): CreateRequest {
  if (doubt.kind === 'created' || !doubt.isOwn)
    return { wanted, isCopy: true, ...(doubt.isGuess && { displaced: doubt.note }) };
  return { wanted, earlier: doubt.note, isDoubtful: true };
}

/** Says that another referral has taken the place of the one to create. */
export function movedText(file: string): string {
  return t('The referral in {0} has changed since it was read. Nothing was sent. Submit it again.', file);
}

function noReferenceText(body: unknown, file: string): string {
  return t(
    '"{0}" has no externalReferenceId. Without one, it could be created twice. Add one, or let one be generated.',
    nameOrFile(body, file),
  );
}
