import { ApiError } from '../../api/apiError';
import type { Saved } from '../../api/referralsApi';
import { t } from '../../base/l10n';
import { messageOf } from '../../base/messageOf';
import { checkKept, movedByService, type Unkept } from '../compare/checkKept';
import { ignoredOf } from '../compare/ignoredValues';
import { spellingsOf } from '../compare/respellings';
import { answerTo, keepIgnored, type ServiceAnswer } from '../compare/serviceAnswer';
import { acceptRemote } from '../files/acceptRemote';
import type { FoundReferral, Wanted } from '../files/findReferral';
import type { ReferralFile } from '../files/referralFile';
import { mergeReferral } from '../merge/mergeReferral';
import { sameValue } from '../referral/alike';
import { payload, withoutTransport } from '../referral/payload';
import { isGenerated, referenceOf, withReference } from '../referral/reference';
import { solutionFieldsLike } from '../referral/solutionFieldsLike';
import { asObject, wireNames } from '../referral/wireNames';
import type { Baseline } from '../state/baseline';
import type { CreateNote } from '../state/creates/createNotes';
import { notesOf } from '../state/creates/knownCreate';
import { keepBaseline, keepCreateAnswer } from '../state/keepBaseline';
import type { SubmitResult } from '../submitResult';
import type { SyncServices } from '../syncServices';
import { unkeptText } from '../words/unkeptText';
import { findSent } from './sentReferral';

/** A referral that was sent, as it was in the file then. */
export type Sent = Pick<Wanted, 'pointer' | 'before'> & {
  /**
   * The referral as it was sent, if the file has changed since. Default: `before`. Values that changed in the file
   * stay.
   */
  base?: unknown;
};

/**
 * Stores that a create is done, then writes the service's version to the referral in the file. If the file no longer
 * has that referral, only stores the ID, which the same referral gets with its next submit.
 * @param adopted whether the referral was found in the service instead of just created
 * @param isGuess whether the user chose this referral without proof, so that the next submit shows the differences
 * @param isOther whether the found referral has other values than the file, so that the file gets only the ID
 */
export async function placeCreated(
  services: SyncServices,
  file: ReferralFile,
  sent: Sent,
  {
    note,
    saved: placed,
    adopted = false,
    isGuess = false,
    isOther = false,
  }: {
    note: CreateNote | undefined;
    saved: Saved;
    adopted?: boolean;
    isGuess?: boolean | undefined;
    isOther?: boolean;
  },
): Promise<SubmitResult> {
  const { id } = placed.body;
  if (note) await keepCreated(services, file, note, { id });
  const base = sent.base ?? sent.before;
  // Other users may have changed a referral that was found later.
  const { saved, unkept } = adopted ? { saved: placed, unkept: [] } : await checkCreated(services, base, placed);
  const lacking = adopted ? lackingSince(base, saved, await services.baselines.get(id)) : [];
  const { eTag } = saved;
  if (!adopted) await keepCreateAnswer(services, saved, ignoredOf(unkept), spellingsOf(base, saved.body));
  try {
    const { pointer, isBased } = await file.change((text) => {
      const found = findSent(text, sent);
      if (!found) throw new Error(t('it no longer contains the referral that was sent'));
      const { pointer, value } = found;
      if (isOther) return { pointer, ...takeAll(text, found, value, { id }), isBased: false };
      const like = keepIgnored(solutionFieldsLike(saved.body, value), [...unkept, ...lacking]);
      const taking = { ...like, ...(eTag && { eTag }) };
      const made = adopted
        ? takeMerged(text, found, base, taking, { isLess: isGuess || lacking.length > 0 })
        : takeAnswer(text, found, base, taking);
      return { pointer, ...made };
    });
    // A file that differs from the version found is not based on it, so that the next submit compares the two.
    if (adopted && isBased) await keepBaseline(services, saved, spellingsOf(base, saved.body));
    // Deletes the baseline, because a file without an ETag would count as based on it.
    if (!isBased) await services.baselines.delete(id);
    if (unkept.length === 0) {
      const isDiffering = adopted && !isBased;
      const answer: ServiceAnswer = isDiffering ? { set: [], status: '', differs: true } : answerTo(base, saved.body);
      return { pointer, outcome: 'created', id, eTag, answer, ...(adopted && { adopted: true }) };
    }
    const service = services.serviceName ?? t('Partner Center');
    const message = t('Created in {0}. {1}', service, unkeptText(unkept, service));
    return { pointer, outcome: 'unconfirmed', id, eTag, unkept, message };
  } catch (error) {
    if (note) await keepCreated(services, file, note, { id, isUnplaced: true });
    const message = t(
      'The referral was created with the ID {0}, but {1} did not get it: {2}. The ID is kept. Submit the referral again to write it, or add "id": "{0}" yourself.',
      id,
      file.name,
      messageOf(error).replace(/\.$/, ''),
    );
    return { pointer: sent.pointer, outcome: 'unwritten', id, eTag, remote: saved, message };
  }
}

/**
 * Returns values that were sent and that the service does not show. Leaves out what the known version lacks as well,
 * because it was removed after the create, such as by an update of the user.
 */
function lackingSince(sent: unknown, saved: Saved, known: Baseline | undefined): Unkept[] {
  const lacking = lackingOf(sent, saved);
  if (lacking.length === 0 || !known || known.partial) return lacking;
  const removed = new Set(lackingOf(sent, { ...known, body: { ...known.body, id: saved.body.id } }).map(keyOf));
  return lacking.filter((each) => !removed.has(keyOf(each)));
}

function keyOf({ path }: Unkept): string {
  return path.join('/');
}

type Body = Readonly<Record<string, unknown>>;

/**
 * Returns the edits for the response to a create. Values that the service adds are never a conflict with the user's
 * changes, because other users cannot have changed the referral yet.
 */
function takeAnswer(text: string, found: FoundReferral, before: unknown, remote: Body) {
  if (!found.valid || sameValue(found.value, before)) return takeAll(text, found, before, remote);
  const sent = asObject(wireNames(before));
  const added = Object.fromEntries(Object.entries(remote).filter(([name]) => !Object.hasOwn(sent, name)));
  return takeMerged(text, found, before, remote, { added });
}

/** Returns the edits for a version of the service. Keeps what the user has changed since `before`. */
function takeAll(text: string, found: FoundReferral, before: unknown, remote: Body) {
  return { isBased: true, edits: acceptRemote(text, found, { before, remote, absent: 'keep' }) };
}

/**
 * Returns the edits for a version that the service or other users have changed. Merges their changes with the user's,
 * entry by entry in lists. If both changed the same value, or if a value that was sent is missing, the file gets no
 * ETag and is not based on that version, so that the next submit asks.
 */
function takeMerged(
  text: string,
  found: FoundReferral,
  before: unknown,
  { eTag, ...remote }: Readonly<Record<string, unknown>>,
  { added = {}, isLess = false }: { added?: Body; isLess?: boolean },
) {
  const sent = asObject(wireNames(before));
  // An undo takes a generated reference out of the file. The user never removed it from the deal.
  const isLost = isGenerated(referenceOf(sent)) && referenceOf(found.value) === '';
  const own = asObject(wireNames(isLost ? withReference(found.value, referenceOf(sent)) : found.value));
  // The service sets the status of a new referral. It never conflicts with a reason that the user changed.
  const names = movedByService.filter((name) => Object.hasOwn(remote, name) && sameValue(own[name], sent[name]));
  const set = Object.fromEntries(names.map((name) => [name, remote[name]]));
  const { value, conflicts } = mergeReferral({ ...added, ...sent, ...set }, { ...added, ...own, ...set }, remote);
  if (isLess || conflicts.length > 0) return { ...takeAll(text, found, before, remote), isBased: false };
  return takeAll(text, found, found.value, { ...value, ...(eTag !== undefined && { eTag }) });
}

/** Stores that a create is done. If that fails, the note of the open create still finds the referral. */
async function keepCreated(
  services: SyncServices,
  file: ReferralFile,
  note: CreateNote,
  done: Pick<CreateNote, 'isUnplaced'> & { id: string },
): Promise<void> {
  const { sent: _, isDoubtful: __, isUnplaced: ___, ...kept } = note;
  try {
    await notesOf(services).keep({ ...kept, state: 'created', file: file.name, ...done });
  } catch (error) {
    services.log?.warn(`Could not keep that ${done.id} was created: ${messageOf(error)}.`);
  }
}

/**
 * Compares the response to a create with what was sent. If they differ, reads the referral, because the response may
 * not be a full version.
 * @param sent the referral in the file, as it was sent
 * @returns the read version, else the response; `unkept` is empty if the referral could not be read
 */
async function checkCreated(
  services: Pick<SyncServices, 'api' | 'log'>,
  sent: unknown,
  answer: Saved,
): Promise<{ saved: Saved; unkept: readonly Unkept[] }> {
  if (compared(sent, answer).length === 0) return { saved: answer, unkept: [] };
  try {
    const saved = await services.api.get(answer.body.id);
    return { saved, unkept: compared(sent, saved) };
  } catch (error) {
    if (!ApiError.is(error)) throw error;
    services.log?.warn(`Could not read a referral after it was created: ${error.message}`);
    return { saved: answer, unkept: [] };
  }
}

/**
 * Finds values that a create sent and that a version found later lacks. The service ignored them, or another user has
 * removed them since.
 */
function lackingOf(sent: unknown, found: Saved): Unkept[] {
  return compared(sent, found).filter(({ kind }) => kind === 'ignored');
}

/** Returns the differences between the service's version of a new referral and what was sent. */
export function compared(sent: unknown, { body }: Saved): Unkept[] {
  const now = withoutTransport(asObject(wireNames(solutionFieldsLike(body, sent))));
  // A new referral has no earlier version, so that what it lacks was ignored.
  return checkKept({}, payload(sent, 'create'), now);
}
