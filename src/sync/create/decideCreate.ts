import { ApiError } from '../../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { MergePath } from '../merge/mergeReferral';
import { payload } from '../referral/payload';
import { isGenerated, referenceOf } from '../referral/reference';
import { type KnownCreate, knownCreate } from '../state/knownCreate';
import type { SyncServices } from '../syncServices';
import { carriedIdentity, carriedText } from './carriedIdentity';
import { CreateSearch } from './createSearch';
import { hasReference, isAnswerTo, matchesSent } from './matchesSent';
import type { CreateRequest } from './sendCreate';
import { type Doubt, doubtText, isTaken, settleDoubt, titleOf } from './settleDoubt';

export interface CreateOptions extends CallOptions {
  /**
   * What was decided about a create in doubt: nothing is sent (`ask`, the default); take the one referral that the
   * service shows for it (`use`), or the one with an ID; or send it again (`create`): only ever after asking.
   */
  inDoubt?: 'ask' | 'use' | 'create' | { use: string };
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
  // What was sent before was decided about before.
  if (decision.kind !== 'send' || decision.request.isDoubtful || options.copies === 'create') return decision;
  const { signal } = options;
  const referral = { value: wanted.before, body: payload(wanted.before, 'create') };
  const carried = await carriedIdentity(services, referral, signal ? { signal } : {});
  if (carried.length === 0) return decision;
  return { kind: 'copy', carried, message: carriedText(carried, titleOf(referral.body, file.name)) };
}

async function decide(
  services: SyncServices,
  file: Pick<ReferralFile, 'name' | 'read'>,
  wanted: Pick<Wanted, 'pointer' | 'before'>,
  { inDoubt = 'ask', reference = 'generate', search = new CreateSearch(services.api), signal }: CreateOptions,
): Promise<CreateDecision> {
  const call = signal ? { signal } : {};
  const { pointer, before } = wanted;
  const body = payload(before, 'create');
  const text = await file.read();
  const found = await known(services, { file: file.name, text, pointer, body });
  // Another clone may have created it, of which nothing is known here.
  const isElsewhere = found.kind === 'nothing' && !found.note && (await isShown(services, text, body, search, call));
  const earlier: KnownCreate = isElsewhere ? { kind: 'doubt', isSame: false } : found;
  if (earlier.kind === 'held') {
    if (inDoubt === 'create') return { kind: 'send', request: { wanted, isCopy: true } };
    return { kind: 'ask', candidates: [], message: heldText(titleOf(body, file.name), earlier.id) };
  }
  if (earlier.kind !== 'doubt' && earlier.kind !== 'created') {
    if (reference === 'own' && !referenceOf(body)) return { kind: 'refuse', message: noReferenceText(body, file.name) };
    const isCopy = earlier.kind === 'copy';
    return { kind: 'send', request: { wanted, isCopy, ...(earlier.kind === 'nothing' && { earlier: earlier.note }) } };
  }
  if (typeof inDoubt === 'object') {
    return { kind: 'adopt', doubt: earlier, saved: await services.api.get(inDoubt.use, call) };
  }
  const settled = await settleDoubt(services, { doubt: earlier, text, body }, { search }, call);
  if ('saved' in settled) return { kind: 'adopt', doubt: earlier, saved: settled.saved };
  if (inDoubt === 'create') return { kind: 'send', request: requestAnyway(wanted, earlier) };
  const [only, ...more] = settled.candidates;
  if (inDoubt === 'use' && only && more.length === 0) return { kind: 'adopt', doubt: earlier, saved: only };
  const candidates = settled.candidates.map((each) => each.body);
  const service = services.serviceName ?? t('Partner Center');
  const message = doubtText(earlier, candidates, { name: titleOf(body, file.name), service });
  return { kind: 'ask', candidates, message };
}

/**
 * Whether the newest referrals of the service have one with the user's own reference and the names of this one, which no
 * file holds. One that is not among them may be there as well.
 */
async function isShown(
  services: SyncServices,
  text: string,
  body: Readonly<Record<string, unknown>>,
  search: CreateSearch,
  call: CallOptions,
): Promise<boolean> {
  const reference = referenceOf(body);
  if (!reference || isGenerated(reference)) return false;
  for (const each of await search.newest(call)) {
    if (!hasReference(each, reference) || !matchesSent(each, body) || !isAnswerTo(each, body)) continue;
    if (!(await isTaken(services, text, each.id))) return true;
  }
  return false;
}

/** What is known of earlier creates; records that cannot be read stop a create, since it could be the second. */
async function known(...[services, referral]: Parameters<typeof knownCreate>): Promise<KnownCreate> {
  try {
    return await knownCreate(services, referral);
  } catch (error) {
    const message = t('Could not create the referral, because it may have been created before. {0}', messageOf(error));
    throw new ApiError('rejected', message, { cause: error });
  }
}

/** The request for a create that the user wants although there may be one: another one, if it is known to be there. */
function requestAnyway(wanted: Wanted, doubt: Doubt): CreateRequest {
  if (doubt.kind === 'created') return { wanted, isCopy: true };
  return { wanted, earlier: doubt.note, isDoubtful: true };
}

function heldText(name: string, id: string): string {
  return t('"{0}" was created before as {1}, which is in another file. Nothing was sent.', name, id);
}

function noReferenceText(body: unknown, file: string): string {
  return t(
    '"{0}" has no externalReferenceId. Without one, it could be created twice. Add one, or let one be generated.',
    titleOf(body, file),
  );
}
