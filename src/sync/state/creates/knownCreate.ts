import { type FoundReferral, findReferrals } from '../../files/findReferral';
import { payload } from '../../referral/payload';
import { isGenerated, referenceOf } from '../../referral/reference';
import type { SyncServices } from '../../syncServices';
import { recordsIn } from '../recordStore';
import { type CreateMarks, createMarks } from './createMarks';
import { type CreateNote, CreateNotes } from './createNotes';
import { isSameFile, lostCreate } from './lostCreate';

/** What the notes and files say about creates of a referral without an ID. */
export type KnownCreate =
  /** It was never sent or, if there is a `note`, it was refused. */
  | { kind: 'nothing'; note?: CreateNote }
  /** It is a copy: a referral with an ID has the same generated reference. */
  | { kind: 'copy' }
  /** It was created as `id`. Another file has that ID, and may have the same referral. */
  | { kind: 'held'; id: string }
  /**
   * It may have been created. Without `note`, it was sent from another clone, or the notes are lost: a generated
   * reference is written only just before a create. `isSame`: the file still has the content that was sent. `isOwn`: it
   * is the create of this referral; see the function `isOwn`. `isGuess`: only its place suggests it; see `lostCreate`.
   */
  | { kind: 'doubt'; note?: CreateNote; isSame: boolean; isOwn: boolean; isGuess?: boolean }
  /** It was created as `id`, which is in no file anymore. */
  | { kind: 'created'; id: string; note: CreateNote; isSame: boolean; isOwn: boolean; isGuess?: boolean };

type Services = Pick<SyncServices, 'baselines' | 'records' | 'held'>;

/** Returns the notes of creates. */
export function notesOf({ records, baselines }: Services): CreateNotes {
  return new CreateNotes(records ?? recordsIn(baselines));
}

/**
 * Determines from notes and files whether a referral without an ID may already exist in the service. Sends no requests.
 * @param file the name of the file
 * @param text its text
 * @param body what would be sent for it
 * @throws CreateNotesError if the notes are damaged
 */
export async function knownCreate(
  services: Services,
  {
    file,
    text,
    pointer,
    body,
  }: { file: string; text: string; pointer: string; body: Readonly<Record<string, unknown>> },
): Promise<KnownCreate> {
  const notes = notesOf(services);
  const marks = createMarks(body, { file, pointer });
  const reference = referenceOf(body);
  let rows: FoundReferral[] | undefined;
  const others = (): FoundReferral[] => {
    rows ??= findReferrals(text).filter((each) => each.pointer !== pointer);
    return rows;
  };

  const found = await notes.find('reference', marks);
  // A copy has the generated reference of another referral, until it is created with its own.
  const own = isGenerated(reference) ? { ...marks, reference: undefined } : marks;
  if (found.length === 0 || isGenerated(reference)) {
    const more = await alike(notes, own, others);
    found.push(...more.filter(({ key }) => found.every((each) => each.key !== key)));
  }
  const isSame = (note: CreateNote): boolean =>
    note.marks.content === marks.content && (!reference || note.marks.reference === marks.reference);
  found.sort((a, b) => Number(isSame(b)) - Number(isSame(a)));
  const about = async (note: CreateNote) => {
    const asked = { file, pointer, reference, marks, isSame: isSame(note), others };
    return { note, isSame: isSame(note), isOwn: await isOwn(services, note, asked) };
  };
  const open = found.find(({ state }) => state === 'open');
  if (open) return { kind: 'doubt', ...(await about(open)) };
  let isCopy = false;
  let alikeId: string | undefined;
  for (const note of found) {
    if (note.state !== 'created' || note.id === undefined) continue;
    const isBeside = hasId(others(), note.id);
    if (!isBeside && !(await services.held?.hasId(note.id, note.file))) {
      return { kind: 'created', id: note.id, ...(await about(note)) };
    }
    isCopy = true;
    // An equal referral in the same file is a second deal. In another file, this is unknown.
    if (isBeside) continue;
    // A file that never got its ID still has the generated reference, like a copy.
    const hasNames = marks.names !== undefined && note.marks.names === marks.names;
    // A copy is in another file than the one that was sent.
    const isFile = isSameFile(note.file, file);
    if (isSame(note) || hasNames || note.isUnplaced || isFile) alikeId ??= note.id;
  }
  const refused = found.find(({ state }) => state === 'refused');
  if (alikeId !== undefined && !refused) return { kind: 'held', id: alikeId };
  const lost = await lostCreate(notes, services.held, { file, body, marks, others });
  if (lost) {
    const guess = { note: lost, isSame: false, isOwn: false, isGuess: true };
    return lost.id === undefined ? { kind: 'doubt', ...guess } : { kind: 'created', id: lost.id, ...guess };
  }
  if (!isGenerated(reference) || (refused && !isCopy)) return { kind: 'nothing', ...(refused && { note: refused }) };
  if (isCopy || (await isTaken(services, others(), reference))) return { kind: 'copy' };
  return { kind: 'doubt', isSame: false, isOwn: true };
}

/** A referral to compare with a create. */
interface Asked {
  file: string;
  pointer: string;
  reference: string;
  marks: CreateMarks;
  isSame: boolean;
  others: () => readonly FoundReferral[];
}

/**
 * Whether a create belongs to this referral, and not to another one with the same names or reference. It must have the
 * content that was sent or the generated reference. Names and a reference of the user are enough only together, or if
 * the referral is the only one in the file. No other referral without an ID may match better.
 */
async function isOwn(services: Services, note: CreateNote, asked: Asked): Promise<boolean> {
  const { file, pointer, reference, marks, isSame, others } = asked;
  const hasReference = marks.reference !== undefined && marks.reference === note.marks.reference;
  const hasNames = marks.names !== undefined && marks.names === note.marks.names;
  if (isSame && hasReference) return true;
  const isSender = isSameFile(note.file, file);
  const isFile = isSender && pointer === '';
  const isLike = hasReference ? hasNames || isFile || isGenerated(reference) : hasNames && isFile && reference === '';
  if (!isSame && !isLike) return false;

  const sent = referenceOf(note.sent);
  if (!sent) return true;
  const elsewhere = (await services.held?.withoutId(sent, isSender ? undefined : note.file)) ?? [];
  const rivals = others().flatMap(({ id, value }) => (id === undefined && referenceOf(value) === sent ? [value] : []));
  return ![...rivals, ...elsewhere].some((value) => {
    const { content } = createMarks(payload(value, 'create'));
    const isItself = hasReference && content === marks.content;
    return !isItself && (!hasReference || isGenerated(sent) || content === note.marks.content);
  });
}

/**
 * Finds creates of a referral whose generated reference was removed, by an undo or a checkout, or replaced by the user:
 * creates with the same content or, without a reference, the same names. Leaves out those of other referrals in the
 * file.
 */
async function alike(notes: CreateNotes, marks: CreateMarks, others: () => FoundReferral[]): Promise<CreateNote[]> {
  const of = async (kind: 'content' | 'names'): Promise<CreateNote[]> => {
    const found = (await notes.find(kind, marks)).filter(({ state }) => state !== 'refused');
    if (found.length === 0) return found;
    const taken = new Set(others().map(({ value }) => referenceOf(value)));
    return found.filter(({ sent }) => referenceOf(sent) === '' || !taken.has(referenceOf(sent)));
  };
  const same = await of('content');
  return same.length > 0 || marks.reference ? same : of('names');
}

function hasId(rows: readonly FoundReferral[], id: string): boolean {
  return rows.some((each) => typeof each.id === 'string' && each.id.toLowerCase() === id.toLowerCase());
}

async function isTaken({ held }: Services, others: readonly FoundReferral[], reference: string): Promise<boolean> {
  const own = others.some(({ id, value }) => id !== undefined && referenceOf(value) === reference);
  return own || ((await held?.hasReference(reference)) ?? false);
}
