import type { FoundReferral } from '../../files/findReferral';
import { payload } from '../../referral/payload';
import { isGenerated, referenceOf } from '../../referral/reference';
import type { SyncServices } from '../../syncServices';
import { type CreateMarks, type CreateTraits, createMarks, createTraits } from './createMarks';
import type { CreateNote, CreateNotes } from './createNotes';

/** A referral without an ID that may be the one which a create was sent for. */
interface Asked {
  file: string;
  body: Readonly<Record<string, unknown>>;
  marks: CreateMarks;
  /** The other referrals of the file. */
  others: () => readonly FoundReferral[];
}

/**
 * Finds a create that was sent from this place of a file and whose ID is in no file. The file may have lost what was
 * sent, such as by a checkout. After further edits no other mark matches, so the user must decide whether it is the
 * same deal.
 */
export async function lostCreate(
  notes: CreateNotes,
  held: SyncServices['held'],
  asked: Asked,
): Promise<CreateNote | undefined> {
  for (const note of await notes.find('place', asked.marks)) {
    const isLost = note.state !== 'refused' && isSurelySameFile(note.file, asked.file) && isAlike(note, asked.body);
    if (isLost && !(await isElsewhere(note, held, asked))) return note;
  }
  return undefined;
}

/**
 * Whether a create may belong to this deal. The same reference is enough. With another reference of the user, name and
 * customer must be the same. Otherwise, one of them is enough, and an open create needs neither.
 */
function isAlike({ state, traits = {} }: CreateNote, body: Readonly<Record<string, unknown>>): boolean {
  const now = createTraits(body);
  const has = (trait: keyof CreateTraits): boolean => now[trait] !== undefined && now[trait] === traits[trait];
  if (has('reference')) return true;
  const reference = referenceOf(body);
  if (reference && !isGenerated(reference)) return has('name') && has('customer');
  return state === 'open' || has('name') || has('customer');
}

/** Whether the referral that was sent is at another place, in this file or another one. */
async function isElsewhere({ id, generated, ...note }: CreateNote, held: SyncServices['held'], asked: Asked) {
  const rows = asked.others();
  const isIt = (row: FoundReferral): boolean => {
    if (id !== undefined && typeof row.id === 'string') return row.id.toLowerCase() === id.toLowerCase();
    const body = payload(row.value, 'create');
    const { reference, content } = createMarks(body);
    return reference === note.marks.reference || (row.id === undefined && content === note.marks.content);
  };
  if (rows.some(isIt)) return true;
  if (id !== undefined && (await held?.hasId(id, note.file))) return true;
  if (generated === undefined || generated === referenceOf(asked.body)) return false;
  return (
    (await held?.hasReference(generated)) === true || ((await held?.withoutId(generated, note.file)) ?? []).length > 0
  );
}

/** Whether two names may refer to the same file. Names are absolute, or relative to any folder. */
export function isSameFile(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].map(slashed).sort((a, b) => a.length - b.length);
  return long === short || long.endsWith(`/${short}`);
}

/** Whether two names refer to the same file. Relative names must be relative to the same folder. */
function isSurelySameFile(one: string, other: string): boolean {
  const [a, b] = [slashed(one), slashed(other)];
  return a === b || (isAbsolute(a) !== isAbsolute(b) && isSameFile(a, b));
}

function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}

function isAbsolute(name: string): boolean {
  return /^(?:\/|[A-Za-z]:\/|[a-z][a-z0-9+.-]+:)/.test(name);
}
