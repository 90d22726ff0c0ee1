import { ApiError } from '../../api/apiError';
import type { CallOptions, Saved } from '../../api/referralsApi';
import { stillUntaken, untakenIn } from '../compare/ignoredValues';
import { unsureSpellings } from '../compare/respellings';
import { changedPaths, isSameAs, sameReferral } from '../compare/sameReferral';
import { withoutIgnored } from '../compare/serviceAnswer';
import { type FoundReferral, findReferrals } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import type { MergeConflict, MergePath } from '../merge/mergeReferral';
import { contradictionText } from '../merge/solutionChoice';
import { sameExactly } from '../referral/alike';
import { eTagOf } from '../referral/eTag';
import { payload } from '../referral/payload';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import { CreateNotesError } from '../state/creates/createNotes';
import { knownCreate } from '../state/creates/knownCreate';
import { isCurrent, isOutdated, recordedBaseline, untakenOf } from '../state/recordedBaseline';
import type { SyncServices } from '../syncServices';
import { draftUpdate, type Removal, type UpdateBase, type UpdateDraft } from '../update/draftUpdate';
import { handChange, isOfVersion, onlyReadOnly } from '../update/handChange';
import { isChange } from '../update/patchOperations';
import { readCurrent } from '../update/readCurrent';
import { canSendUnread, type UpdateMethod } from '../update/sendUpdate';
import { bodyTaken } from '../update/triedUpdate';
import { addedPlaceholders, doubledMessage, draftMessage } from '../update/unsendable';
import { removalsOf, unsendableMessage } from '../update/unsendableUpdate';
import type { UpdateOptions } from '../update/updateReferral';
import type { Plan } from './plan';

/** What a submit would do with a referral of a file. */
export interface PlannedReferral {
  file: string;
  pointer: string;
  id?: string;
  /** The referral's name, for people. */
  name?: string;
  /** `invalid`: it cannot be sent. */
  plan: Plan | 'invalid';
  /** Why it is invalid; undefined if it is not valid JSON. */
  message?: string;
  /** The message about placeholders to fill in. A draft is never sent. */
  draft?: string;
  /** The changes since the version that the file is based on, if it is known; see `changedPaths`. */
  changes: string[];
  /** The versions that `changes` compares. */
  versions?: { before: unknown; after: unknown };
  /** The values that an update would remove. */
  removals?: readonly Removal[];
  /** Values that the file does not have, and that stay in the service. */
  kept?: UpdateDraft['kept'];
  /** Conflicts that the user must decide. */
  conflicts?: readonly MergeConflict[];
  /** See `SubmitResult`. */
  unsure?: readonly MergePath[];
  untaken?: readonly MergePath[];
  /** Whether the file has an older version than the last known one. */
  isOld?: boolean;
  /** Whether a submit reads the service's version although there is nothing to send. */
  isUnread?: boolean;
}

type Services = Pick<SyncServices, 'api' | 'baselines' | 'serviceName' | 'wait'>;

interface PlanOptions extends CallOptions {
  ask?: boolean;
  method?: UpdateMethod;
  /** See `UpdateOptions`. */
  choose?: UpdateOptions['choose'] | undefined;
}

/**
 * Plans a referral of a file.
 * @param ask whether to read the service's version; if not, uses only the last known version
 * @param method how updates are sent
 * @throws ApiError if the service cannot be read
 */
export async function planReferral(
  services: Services,
  file: string,
  { pointer, value, id, valid, node }: FoundReferral,
  { ask = false, method = 'auto', choose, ...call }: PlanOptions = {},
): Promise<PlannedReferral> {
  const { name } = asObject(wireNames(value));
  const row = { file, pointer, ...(typeof name === 'string' && { name }), changes: [] };
  if (!valid || (id !== undefined && typeof id !== 'string')) return { ...row, plan: 'invalid' };
  const sent = id === undefined ? undefined : (await services.baselines.get(id))?.body;
  const doubled = doubledMessage(node, sent);
  if (doubled !== undefined) return { ...row, plan: 'invalid', message: doubled };
  if (id === undefined) {
    const draft = draftMessage(value);
    const contradiction = contradictionText(value, {});
    if (contradiction !== undefined) return { ...row, plan: 'invalid', message: contradiction };
    return { ...row, plan: 'create', ...(draft !== undefined && { draft }) };
  }
  return { ...row, id, ...(await planUpdate(services, value, id, { ask, method, choose, ...call })) };
}

/** Plans an update. Must decide like `updateReferral`. */
async function planUpdate(
  services: Services,
  value: unknown,
  id: string,
  { ask, method = 'auto', choose, ...call }: PlanOptions,
): Promise<Omit<PlannedReferral, 'file' | 'pointer' | 'id' | 'name' | 'draft'>> {
  const baseline = await services.baselines.get(id);
  const own = eTagOf(value);
  const recorded = recordedBaseline(value, baseline);
  const isUnsure = recorded?.tried !== undefined;
  const unsure = recorded ? unsureSpellings(value, recorded) : [];
  const untold = recorded ? untakenOf(recorded, baseline) : [];
  const kept = untold.length > 0 ? { kept: untold } : {};
  const isSame = recorded !== undefined && !isUnsure && isSameAs(value, recorded);
  if (isSame && !ask)
    return {
      plan: 'nothing',
      changes: [],
      ...(unsure.length > 0 && { unsure }),
      ...kept,
      ...(isOutdated(recorded, baseline) && { isOld: true }),
    };
  const refusal = isSame ? undefined : handChange(value, recorded?.body, own, baseline);
  if (refusal) return { plan: 'invalid', message: refusal.message, changes: [] };
  const remote = ask ? await current(services, id, baseline, call) : undefined;
  if (remote === 'gone') return { plan: 'gone', changes: [] };
  const strange = remote && !isSame ? handChange(value, remote.body, own, baseline) : undefined;
  if (strange) return { plan: 'invalid', message: strange.message, changes: [] };
  const isOwn = remote !== undefined && isOfVersion(value, remote);
  const isOther = remote !== undefined && !isOwn && remote.eTag !== recorded?.eTag;
  if (isSame) return { plan: isOther ? 'pull' : 'nothing', changes: [], ...kept };
  const base: UpdateBase | undefined = recorded
    ? {
        body: remote ? bodyTaken(recorded, remote) : (recorded.tried ?? recorded.body),
        spellings: recorded.spellings,
        isRecorded: true,
      }
    : isOwn
      ? { body: remote.body, isRecorded: false }
      : undefined;
  const meant = withoutIgnored(value, recorded);
  const mine = base && draftUpdate(meant, base.body, base);
  const changes = mine ? changedPaths(mine.on, mine.wanted, '', sameExactly) : [];
  // If a submit sends the update without reading the service, so does the plan.
  const isUnread = !isOther && mine && recorded && isCurrent(recorded, baseline) && canSendUnread(mine, method);
  const ignored = stillUntaken(recorded?.ignored ?? [], remote?.body);
  const draft =
    remote && !isUnread
      ? draftUpdate(withoutIgnored(value, recorded && { ...recorded, ignored }), remote.body, base, { choose })
      : mine;
  const isMoved = isOther || (!isUnread && remote && base && !sameReferral(base.body, remote.body, 'set')) === true;
  if (!draft) return { plan: 'update', changes };
  const versions = mine && { versions: { before: mine.on, after: mine.wanted } };
  if (draft.isOpen) return { plan: 'conflict', changes, conflicts: draft.conflicts };
  const contradiction = contradictionText(value, base?.body ?? draft.on);
  if (contradiction !== undefined) return { plan: 'invalid', message: contradiction, changes };
  const unfilled = addedPlaceholders(draft.wanted, draft.on);
  if (unfilled !== undefined) return { plan: 'invalid', message: unfilled, changes };
  const removals = removalsOf(draft, base?.body ?? baseline?.body, method);
  const named = {
    ...(draft.unsure.length > 0 && { unsure: draft.unsure }),
    ...(removals.length > 0 && { removals }),
    ...(draft.kept.length > 0 ? { kept: draft.kept } : kept),
  };
  const unsendable = remote && isChange(draft) ? unsendableMessage(services, remote, draft, method) : undefined;
  if (unsendable !== undefined) return { plan: 'invalid', message: unsendable, changes };
  if (isChange(draft) || (isUnsure && !remote))
    return { plan: isMoved ? 'merge' : 'update', changes, ...versions, ...named };
  const message = recorded && !isMoved ? onlyReadOnly(meant, recorded.body) : undefined;
  if (message !== undefined) return { plan: 'invalid', message, changes: [] };
  const untaken = untakenIn(value, recorded);
  const told = { ...named, ...(untaken.length > 0 && { untaken }) };
  if (!remote)
    return { plan: 'nothing', changes, ...told, ...(recorded && !isCurrent(recorded, baseline) && { isUnread: true }) };
  const isTaken = draft.taken.length > 0 || remote.eTag !== own;
  return { plan: isTaken && (isMoved || recorded?.partial) ? 'pull' : 'nothing', changes, ...told };
}

async function current(
  services: Services,
  id: string,
  known: Baseline | undefined,
  call: CallOptions,
): Promise<Saved | 'gone'> {
  try {
    return await readCurrent(services, id, known, call);
  } catch (error) {
    if (ApiError.is(error, 'missing')) return 'gone';
    throw error;
  }
}

type FileServices = Pick<SyncServices, 'api' | 'baselines' | 'records' | 'held' | 'serviceName' | 'wait'>;

/**
 * Plans all referrals of a file, in order; see `planReferral`. A referral without an ID that was created before is not
 * planned as a create: `adopt` restores its ID, and `doubtful` asks the user.
 */
export async function planFile(
  services: FileServices,
  file: Pick<ReferralFile, 'name' | 'read'>,
  options: CallOptions & { ask?: boolean } = {},
): Promise<PlannedReferral[]> {
  const rows: PlannedReferral[] = [];
  const text = await file.read();
  for (const found of findReferrals(text)) {
    const row = await planReferral(services, file.name, found, options);
    const isCreate = row.plan === 'create' && row.draft === undefined;
    rows.push(isCreate ? { ...row, plan: await planOfCreate(services, file.name, text, found) } : row);
  }
  return rows;
}

async function planOfCreate(services: FileServices, file: string, text: string, found: FoundReferral): Promise<Plan> {
  const { pointer, value } = found;
  try {
    const known = await knownCreate(services, { file, text, pointer, body: payload(value, 'create') });
    if (known.kind === 'created') return known.isSame && known.isOwn ? 'adopt' : 'doubtful';
    return known.kind === 'held' ? 'doubtful' : 'create';
  } catch (error) {
    // The submit reports the damaged notes.
    if (error instanceof CreateNotesError) return 'create';
    throw error;
  }
}
