import { ApiError } from '../../api/apiError';
import type { CallOptions, Created, RemoteReferral, Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { moveSolutionFields } from '../../domain/referral/solutionFields';
import type { Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { sameValue } from '../referral/alike';
import { payload } from '../referral/payload';
import { isGenerated, newReference, ownReference, referenceOf, withReference } from '../referral/reference';
import { createMarks, createTraits } from '../state/creates/createMarks';
import type { CreateNote } from '../state/creates/createNotes';
import { notesOf } from '../state/creates/knownCreate';
import type { SyncServices } from '../syncServices';
import { CreateSearch } from './createSearch';
import { clockMarginMs, hasReference, isAnswerTo, isRenamed, matchesSent } from './matchesSent';
import { compared, type Sent } from './placeCreated';
import { changeReference, findSent } from './sentReferral';

/** The result of sending a create. */
type CreateOutcome =
  /** The response has the referral that was sent. */
  | { kind: 'created'; note: CreateNote; sent: Sent; saved: Saved }
  /** It was certainly not created. */
  | { kind: 'refused'; error: ApiError }
  /** It may have been created. */
  | { kind: 'doubt'; note: CreateNote; sent: Sent; error: ApiError }
  /** Nothing was sent: the file has changed since it was read. */
  | { kind: 'moved' };

/** A create to send. */
export interface CreateRequest {
  wanted: Wanted;
  /** An earlier create of the same referral: it was refused, or the user decided to send it again. */
  earlier?: CreateNote | undefined;
  /** Whether an earlier create may have taken effect, so that a refusal of this one proves nothing. */
  isDoubtful?: boolean;
  /** An open create from the same place in the file that belongs to another referral, as the user decided. */
  displaced?: CreateNote | undefined;
  /** Gives the referral a new generated reference instead of the generated one that it was copied with. */
  isCopy?: boolean;
}

/**
 * Stores a note of a create, writes a generated reference to the file if the referral has none, and sends it.
 * @throws ApiError `rejected`, with nothing sent, if the note or the reference cannot be written, or if another window
 *   is creating the referral
 */
export async function sendCreate(
  services: SyncServices,
  file: ReferralFile,
  { wanted, earlier, displaced, isDoubtful = false, isCopy = false }: CreateRequest,
  call: CallOptions,
): Promise<CreateOutcome> {
  const notes = notesOf(services);
  const own = referenceOf(wanted.before);
  const given = isCopy && isGenerated(own) ? '' : own;
  const reference = given || referenceOf(earlier?.sent) || newReference();
  const body = payload(withReference(wanted.before, reference), 'create');
  const form = services.api.solutionForm?.();
  const wire = form ? moveSolutionFields(body, form) : body;
  const note: CreateNote = {
    key: earlier?.key ?? crypto.randomUUID(),
    // Reuse the request ID only if the body is identical: another body is another request.
    requestId: earlier && sameValue(earlier.sent, wire) ? earlier.requestId : crypto.randomUUID(),
    state: 'open',
    marks: createMarks(body, { file: file.name, pointer: wanted.pointer }),
    traits: createTraits(body),
    // Two windows that submit the same new referral generate different references, so claims the content. A copy
    // shares a reference of the user with another create.
    claim: given && !isCopy ? 'reference' : 'content',
    sent: wire,
    at: earlier?.at ?? services.clock().toISOString(),
    file: file.name,
    ...(isGenerated(reference) && { generated: reference }),
    ...(isDoubtful && { isDoubtful }),
  };
  const undo = () => (earlier ? notes.restore(note, earlier) : notes.delete(note));

  await open(notes.open(note, earlier));
  if (displaced) await notes.displace(displaced);
  const before = await referenced(file, wanted, given ? undefined : reference).catch(async (error: unknown) => {
    await undo();
    throw error;
  });
  if (before === undefined) {
    await undo();
    return { kind: 'moved' };
  }
  const sent = { pointer: wanted.pointer, before };
  try {
    const saved = await services.api.create(body, { ...call, requestId: note.requestId });
    if ((await isOurs(services, saved, note)) && (saved.isLocated || (await isShownAs(services, saved.body.id, note))))
      return { kind: 'created', note, sent, saved };
    return { kind: 'doubt', note, sent, error: otherReferral(services, saved) };
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    if (error.details.mayHaveHappened) return { kind: 'doubt', note, sent, error };
    if (isDoubtful) return { kind: 'refused', error };
    // Keeps the note, to send the create again unchanged with the same `request-id`.
    const isThrottled = ApiError.is(error, 'throttled');
    const isBack = !given && !isThrottled && (await takeOut(file, sent, wanted.before));
    if (isThrottled || (isGenerated(reference) && !isBack)) await notes.keep({ ...note, state: 'refused' });
    else await notes.delete(note);
    return { kind: 'refused', error };
  }
}

async function open(opening: Promise<boolean>): Promise<void> {
  let isOpen: boolean;
  try {
    isOpen = await opening;
  } catch (error) {
    const message = t(
      'Nothing was sent: without a record of this create, which could not be written ({0}), it could happen twice. Free disk space or correct the permissions of the folder, then submit again.',
      messageOf(error).replace(/\.$/, ''),
    );
    throw new ApiError('rejected', message, { cause: error });
  }
  if (isOpen) return;
  const message = t(
    'Could not create the referral: the same referral is being created, or may have been. Submit that one first.',
  );
  throw new ApiError('rejected', message);
}

/**
 * Writes a generated reference into the file.
 * @returns the referral in the file when it is sent; undefined if it has changed since it was read
 */
async function referenced(file: ReferralFile, wanted: Wanted, reference: string | undefined): Promise<unknown> {
  if (reference === undefined) {
    const text = await file.read().catch(() => undefined);
    const found = text === undefined ? undefined : findSent(text, wanted);
    return found && referenceOf(found.value) === referenceOf(wanted.before) ? wanted.before : undefined;
  }
  try {
    return (await file.change((text) => changeReference(text, wanted, reference))).before;
  } catch (error) {
    const message = t(
      'Could not create the referral: its reference could not be written into {0}: {1}. Nothing was sent.',
      file.name,
      messageOf(error).replace(/\.$/, ''),
    );
    throw new ApiError('rejected', message, { cause: error });
  }
}

/** Removes a generated reference after a refused create. @returns whether the file is as before */
async function takeOut(file: ReferralFile, sent: Sent, original: unknown): Promise<boolean> {
  try {
    const { before } = await file.change((text) => changeReference(text, sent, ownReference(original)));
    return before !== undefined;
  } catch {
    return false;
  }
}

/**
 * Whether the response has the referral that was sent. A referral with a baseline existed before, so it is another one.
 * Without a generated reference as proof, a referral that is older or in a file is another one as well.
 */
async function isOurs({ baselines, held }: SyncServices, answer: Created, note: CreateNote): Promise<boolean> {
  const { body, isMadeNow } = answer;
  const { sent = {} } = note;
  if (!isAnswerTo(body, sent) && !(isMadeNow && isRenamed(body, sent))) return false;
  if ((await baselines.get(body.id)) !== undefined) return false;
  return isProven(body, note) || (!isOlder(body, note) && !(await held?.hasId(body.id)));
}

/** Whether a generated reference proves that a referral is what was sent. */
function isProven(body: RemoteReferral, { sent }: CreateNote): boolean {
  const reference = referenceOf(sent);
  return isGenerated(reference) && hasReference(body, reference);
}

/** Whether a referral is certainly older than the create. */
function isOlder({ createdDateTime }: RemoteReferral, { at }: CreateNote): boolean {
  return typeof createdDateTime === 'string' && Date.parse(createdDateTime) < Date.parse(at) - clockMarginMs;
}

/**
 * Whether the service has the referral that was sent under the ID of the response. A referral without a reference must
 * have the values that were sent. If the service does not show it, it may be too new, or its team may not include this
 * user. Then trusts the response, unless the list has the referral with another ID.
 */
async function isShownAs(services: SyncServices, id: string, note: CreateNote): Promise<boolean> {
  const { sent = {}, at } = note;
  try {
    const saved = await services.api.get(id);
    if (!isAnswerTo(saved.body, sent) && !isRenamed(saved.body, sent)) return false;
    if (isProven(saved.body, note)) return true;
    const isSame = (): boolean => compared(sent, saved).every(({ kind }) => kind !== 'changed');
    return !isOlder(saved.body, note) && (hasReference(saved.body, referenceOf(sent)) || isSame());
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    services.log?.warn(`Could not read a referral after it was created: ${error.message}`);
    if (!ApiError.is(error, 'missing')) return true;
  }
  const reference = referenceOf(sent);
  if (!isGenerated(reference)) return true;
  const { found } = await new CreateSearch(services.api).find(sent, { since: at }, {}).catch((error: unknown) => {
    if (ApiError.is(error)) return { found: [] };
    throw error;
  });
  return !found.some(({ body }) => body.id.toLowerCase() !== id.toLowerCase() && matchesSent(body, sent));
}

function otherReferral({ serviceName = t('Partner Center') }: SyncServices, { body }: Saved): ApiError {
  const message = t(
    'The response from {0} contained another referral, {1}. The referral may have been created anyway.',
    serviceName,
    body.id,
  );
  return new ApiError('malformed', message, { mayHaveHappened: true });
}
