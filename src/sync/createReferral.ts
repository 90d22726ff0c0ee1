import { ApiError } from '../api/apiError';
import type { CallOptions, RemoteReferral, Saved } from '../api/referralsApi';
import { CreatedReferrals } from './createdReferrals';
import { findCreated } from './findCreated';
import { findAgain, findReferrals, type Wanted } from './findReferral';
import { keepBaseline } from './keepBaseline';
import { messageOf } from './messageOf';
import { payload } from './payload';
import { type PendingCreate, PendingCreates } from './pendingCreate';
import type { ReferralFile } from './referralFile';
import { sameValue } from './sameValue';
import { saysAllOf } from './saysAllOf';
import { settle } from './settle';
import type { SubmitResult } from './submitResult';
import type { SyncServices } from './syncServices';

export interface CreateOptions extends CallOptions {
  /** Create although an earlier create may have done so: only ever after asking. */
  createAnyway?: boolean;
}

/** For so long a create whose answer was lost may still be on its way. */
const onItsWayMs = 30_000;

/**
 * Creates the referral of a file at the service, never blindly twice: a create is noted before it is sent, and one whose
 * answer did not come is looked for at the service first, now or at the next submit, after a restart as well.
 * @throws ApiError where it was surely not created, or where that cannot be told yet
 */
export async function createReferral(
  services: SyncServices,
  file: ReferralFile,
  wanted: Required<Pick<Wanted, 'count'>> & Wanted,
  { createAnyway = false, ...call }: CreateOptions,
): Promise<SubmitResult> {
  const pendings = new PendingCreates(services.baselines);
  const sent = payload(wanted.before, 'create');
  let earlier = await pendings.find(file.name, sent);
  if (earlier && createAnyway) {
    if (earlier.file === file.name) await pendings.end(earlier);
  } else if (earlier) {
    const result = await resume(services, file, wanted, earlier, call);
    if (typeof result === 'object') return result;
    if (result === 'ended') earlier = undefined;
  }
  if (!earlier && !createAnyway) {
    const result = await again(services, file, wanted, sent, call);
    if (result) return result;
  }
  const { pointer, before, count } = wanted;
  const at = services.clock().toISOString();
  const pending: PendingCreate = { mark: crypto.randomUUID(), file: file.name, pointer, before, count, sent, at };
  await begin(async () => {
    if (createAnyway) return pendings.beginAnyway(pending).then(() => true);
    const begun = await (earlier ? pendings.beginAfter(earlier, pending) : pendings.begin(pending));
    return begun && pendings.holds(pending);
  });
  // Another window may have created it, and written its id, between the reading of the file and the note.
  const text = await file.read().catch(() => undefined);
  if (text === undefined || !findAgain(text, wanted)) {
    await pendings.end(pending);
    const message = `The referral in ${file.name} is no longer as it was read: the file has gone, or another window has submitted it. Nothing was sent; submit again.`;
    return { pointer, outcome: 'invalid', message };
  }
  let saved: Saved;
  try {
    saved = await services.api.create(sent, call);
  } catch (error) {
    if (ApiError.is(error) && !error.details.mayHaveHappened) await pendings.end(pending).catch(() => undefined);
    else if (ApiError.is(error) && !call.signal?.aborted) {
      pending.ended = hasEnded(error);
      await pendings.update(pending).catch((reason) => warn(services, reason));
      const looked = await findCreated(services, pending, call).catch(() => undefined);
      const found = looked?.found;
      if (found) return adopt(services, file, wanted, pending, found.id, call);
      if (looked && looked.candidates.length > 0) {
        const candidates = looked.candidates.map(({ id }) => id);
        await pendings.update({ ...pending, candidates }).catch((reason) => warn(services, reason));
      }
      if (looked?.candidates.length === 0 && pending.ended)
        await pendings.forgetContent(pending).catch((reason) => warn(services, reason));
    }
    throw error;
  }
  return place(services, file, wanted, pending, saved);
}

/**
 * A file that has created its referral already and lost the id again, by an undo or a checkout, gets it back. Where it
 * says something else by now, only a person can tell whether it is the same one.
 * @returns nothing where it has not, or where that referral is no longer there
 */
async function again(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  sent: Record<string, unknown>,
  call: CallOptions,
): Promise<SubmitResult | undefined> {
  const created = new CreatedReferrals(services.baselines);
  const held = new Set(findReferrals(await file.read()).map(({ id }) => id));
  const known = await created.find(file.name, sent, held);
  if (!known) return undefined;
  const { id, same } = known;
  let saved: Saved;
  try {
    saved = await services.api.get(id, call);
  } catch (error) {
    if (!ApiError.is(error, 'missing')) throw error;
    await created.forget(file.name, id);
    return undefined;
  }
  if (same) {
    const result = await settle(services, file, wanted, saved);
    return result.outcome === 'created' ? { ...result, adopted: true } : result;
  }
  const message = `${file.name} has created the referral ${id} before, and no longer has its id; nothing was sent. Put "id": "${id}" into the file if it is the same referral, or create another one.`;
  return { pointer: wanted.pointer, outcome: 'doubtful', candidates: [saved.body], message };
}

/** Whether a failure means that the service is done with the request: it broke off, or was answered by the service itself. */
function hasEnded({ kind, details }: ApiError): boolean {
  return kind === 'offline' || kind === 'malformed' || (kind === 'unavailable' && details.status !== 504);
}

/** What an earlier create may have made, and no file has taken since; others may have changed it beyond recognition. */
async function stillDoubtful(
  { baselines }: SyncServices,
  file: ReferralFile,
  { candidates: before = [] }: PendingCreate,
  now: readonly RemoteReferral[],
): Promise<RemoteReferral[]> {
  const held = new Set(findReferrals(await file.read()).map(({ id }) => id));
  const all = [...now, ...before.filter((id) => !now.some((each) => each.id === id)).map((id) => ({ id }))];
  const open: RemoteReferral[] = [];
  for (const each of all) if (!held.has(each.id) && !(await baselines.get(each.id))) open.push(each);
  return open;
}

/**
 * Brings an earlier create to its end.
 * @returns what became of this one; `nothing` where nothing came of the earlier one, which is still noted, or `ended`
 * where it has been brought to its end and this one is another
 */
async function resume(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  pending: PendingCreate,
  call: CallOptions,
): Promise<SubmitResult | 'nothing' | 'ended'> {
  const { pointer } = wanted;
  const pendings = new PendingCreates(services.baselines);
  const search = pending.saved
    ? { found: pending.saved.body, candidates: [] }
    : await findCreated(services, pending, call);
  if (!search.found) {
    const candidates = await stillDoubtful(services, file, pending, search.candidates);
    const now = services.clock();
    const age = now.getTime() - Date.parse(pending.at);
    if (candidates.length === 0 && (pending.ended || pending.candidates || age >= onItsWayMs)) return 'nothing';
    // The clock was set back: how long it has been is unknown, so that the wait begins anew.
    const at = age < 0 ? now.toISOString() : pending.at;
    const ids = candidates.map(({ id }) => id);
    await pendings.update({ ...pending, at, ...(ids.length > 0 && { candidates: ids }) });
    const message =
      ids.length === 0
        ? 'The referral is being created, by an earlier try whose answer has not come or by another window; nothing was sent. Wait half a minute, and submit again.'
        : `An earlier submit may have created this referral: the service has ${ids.join(', ')}, which ${ids.length === 1 ? 'says' : 'say'} the same or most of it. Nothing was sent. Put the right id into the file, or create another one.`;
    return { pointer, outcome: 'doubtful', candidates, message };
  }
  const text = await file.read();
  if (findReferrals(text).some((each) => each.id === search.found?.id)) {
    // Somebody has written the id into the file, as the message advised.
    await pendings.end(pending);
    return 'ended';
  }
  const itself = pending.file === file.name ? sameOne(text, pending) : sameWords(wanted, pending);
  if (!itself) {
    const { id } = search.found;
    const what =
      pending.file === file.name
        ? 'and the file now says something else in its place'
        : 'and this file speaks of the same deal in other words';
    const message = `An earlier submit of ${pending.file} created the referral ${id}, ${what}; nothing was sent. Put "id": "${id}" into the file if it is the same referral, or create another one.`;
    return { pointer, outcome: 'doubtful', candidates: [search.found], message };
  }
  const result = await adopt(services, file, { ...itself, before: pending.before }, pending, search.found.id, call);
  return result.outcome === 'created' && result.pointer !== pointer ? 'ended' : result;
}

async function adopt(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  pending: PendingCreate,
  id: string,
  call: CallOptions,
): Promise<SubmitResult> {
  const saved = pending.saved ?? (await services.api.get(id, call));
  const result = await place(services, file, wanted, pending, saved);
  return result.outcome === 'created' && !pending.saved ? { ...result, adopted: true } : result;
}

async function place(
  services: SyncServices,
  file: ReferralFile,
  wanted: Wanted,
  pending: PendingCreate,
  saved: Saved,
): Promise<SubmitResult> {
  const pendings = new PendingCreates(services.baselines);
  // Where it cannot be kept, the note of the create itself still finds the referral.
  const noted = await pendings.update({ ...pending, saved }).then(
    () => true,
    (reason) => warn(services, reason),
  );
  await new CreatedReferrals(services.baselines)
    .remember(file.name, saved.body.id, pending.sent, services.clock().toISOString())
    .catch((reason) => warn(services, reason));
  const result = await settle(services, file, wanted, saved);
  // For whoever writes the id into the file by hand; one with a baseline is no longer looked for.
  if (result.outcome === 'unwritten' && noted) await keepBaseline(services, saved);
  if (result.outcome === 'created') await pendings.end(pending).catch((reason) => warn(services, reason));
  return result;
}

/** What was sent then from another file: this one under its name at that time, or a copy. */
function sameWords(wanted: Wanted, pending: PendingCreate): Wanted | undefined {
  return sameValue(payload(wanted.before, 'create'), pending.sent) ? wanted : undefined;
}

/** The referral that was sent, in the file as it is now; undefined where something else stands in its place. */
function sameOne(text: string, pending: PendingCreate): Wanted | undefined {
  const { pointer, before, count } = pending;
  const found = findAgain(text, { pointer, before, count });
  if (!found || found.id !== undefined) return undefined;
  const now = payload(found.value, 'create');
  const told = ['externalReferenceId', 'name'].filter((name) => pending.sent[name]);
  const alike = told.length === 0 || told.some((name) => saysAllOf(now[name], pending.sent[name]));
  return alike ? { pointer: found.pointer, before, count } : undefined;
}

async function begin(note: () => Promise<boolean>): Promise<void> {
  let begun: boolean;
  try {
    begun = await note();
  } catch (reason) {
    const message = `Could not create the referral: that it is being created could not be noted (${messageOf(reason)}), and without that it might be created twice. Nothing was sent. Make room on the disk or correct the folder's rights, and submit again.`;
    throw new ApiError('rejected', message, { cause: reason });
  }
  if (begun) return;
  const message = 'Could not create the referral: another window is creating it now. Wait, and submit again.';
  throw new ApiError('rejected', message);
}

function warn({ log }: SyncServices, reason: unknown): void {
  log?.warn(`Could not change the note of a create: ${messageOf(reason)}.`);
}
