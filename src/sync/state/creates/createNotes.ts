import { array, boolean, custom, object, optional, picklist, safeParse, string } from 'valibot';
import { isObject, type JsonObject } from '../../../base/isObject';
import { t } from '../../../base/l10n';
import type { RecordStore } from '../recordStore';
import type { CreateMarks, CreateTraits } from './createMarks';

const marksShape = object({
  reference: optional(string()),
  content: string(),
  names: optional(string()),
  place: optional(string()),
});
const traitsShape = object({ reference: optional(string()), name: optional(string()), customer: optional(string()) });

const noteShape = object({
  key: string(),
  requestId: string(),
  state: picklist(['open', 'refused', 'created']),
  marks: marksShape,
  traits: optional(traitsShape),
  claim: picklist(['reference', 'content']),
  sent: optional(custom<JsonObject>(isObject)),
  at: string(),
  file: string(),
  generated: optional(string()),
  id: optional(string()),
  isDoubtful: optional(boolean()),
  isUnplaced: optional(boolean()),
});

/** A create that was begun, is in doubt, was refused or is done. */
export interface CreateNote {
  /** Tells it from all others. */
  key: string;
  /** The `request-id` that it is sent with: another one if the body is another. */
  requestId: string;
  /** `open`: it may be under way, or have taken effect; only an answer or a person ends that, never time. */
  state: 'open' | 'refused' | 'created';
  marks: CreateMarks;
  /** What a person tells the deal by. */
  traits?: CreateTraits;
  /** The mark that only one open create has: the content, if the reference was generated for this create. */
  claim: 'reference' | 'content';
  /** The body as it was sent; left out once the referral is created. */
  sent?: Readonly<Record<string, unknown>>;
  /** When it was first sent: ISO 8601 date-time. */
  at: string;
  /** The file that it was sent from, for messages. */
  file: string;
  /** The reference that was generated for it. */
  generated?: string;
  /** The referral that it created. */
  id?: string;
  /** An earlier sending may have taken effect, so that a refusal of a later one ends nothing. */
  isDoubtful?: boolean;
  /** The file that it was sent from did not get the ID. */
  isUnplaced?: boolean;
}

/** The records of creates cannot be understood: nothing may be created until they can. */
export class CreateNotesError extends Error {
  override readonly name = 'CreateNotesError';

  constructor() {
    super(
      t(
        'The record of earlier creates is damaged, so nothing was created. Restore the .referrals folder, or remove it after you compared the files with the service.',
      ),
    );
  }
}

/** Keys of the notes that this process is about to keep: their claims are held, although there is no note yet. */
const opening = new Set<string>();

/**
 * Keeps what is known of creates. A note is found by each of its marks (see `createMarks`): there is one record for the
 * note, and one for each mark with the keys of the notes that have it. Only one create with the same claim is open at a
 * time.
 */
export class CreateNotes {
  constructor(private readonly records: RecordStore) {}

  /**
   * Returns the notes that have a mark, the latest first.
   * @throws CreateNotesError if a record is not what was written
   */
  async find(kind: keyof CreateMarks, marks: CreateMarks): Promise<CreateNote[]> {
    const mark = marks[kind];
    if (mark === undefined) return [];
    const notes: CreateNote[] = [];
    for (const key of keysOf(await this.records.get(markKeyOf(mark)))) {
      const note = await this.#get(key);
      if (note?.marks[kind] === mark) notes.push(note);
    }
    return notes.reverse();
  }

  /**
   * Keeps an open note before its create is sent, or sent again in the place of `earlier`.
   * @returns false if another create with its claim is open; then nothing has changed
   */
  async open(note: CreateNote, earlier?: CreateNote): Promise<boolean> {
    opening.add(note.key);
    try {
      return await this.#open(note, earlier);
    } finally {
      opening.delete(note.key);
    }
  }

  async #open(note: CreateNote, earlier: CreateNote | undefined): Promise<boolean> {
    const holder = await this.#claim(note);
    if (holder !== note.key) {
      if (opening.has(holder) || (await this.#get(holder))?.state === 'open') return false;
      // A process has ended between its claim and its note: it has sent nothing.
      await this.#unclaim({ ...note, key: holder });
      if ((await this.#claim(note)) !== note.key) return false;
    }
    // Marks first: a process that ends in between leaves marks that lead nowhere, never a note that nothing finds.
    for (const mark of Object.values(note.marks)) {
      await this.records.change(markKeyOf(mark), (value) => {
        const keys = keysOf(value);
        return keys.includes(note.key) ? value : [...keys, note.key];
      });
    }
    await this.records.change(noteKeyOf(note.key), () => note);
    if (earlier && claimKeyOf(earlier) !== claimKeyOf(note)) await this.#unclaim(earlier);
    return true;
  }

  /** Keeps what is known by now of a note that was opened; its marks stay. */
  async keep(note: CreateNote): Promise<void> {
    await this.records.change(noteKeyOf(note.key), () => note);
    if (note.state !== 'open') await this.#unclaim(note);
  }

  /** The place of a create is that of another referral now. */
  async displace({ marks: { place: _, ...marks }, ...note }: CreateNote): Promise<void> {
    await this.records.change(noteKeyOf(note.key), () => ({ ...note, marks }));
  }

  /** Puts a note back as it was before it was opened again. */
  async restore(note: CreateNote, earlier: CreateNote): Promise<void> {
    await this.#unclaim(note);
    if (earlier.state === 'open') await this.#claim(earlier);
    await this.records.change(noteKeyOf(earlier.key), () => earlier);
  }

  async delete(note: CreateNote): Promise<void> {
    await this.records.change(noteKeyOf(note.key), () => undefined);
    for (const mark of Object.values(note.marks)) {
      await this.records.change(markKeyOf(mark), (value) => {
        const left = keysOf(value).filter((key) => key !== note.key);
        return left.length > 0 ? left : undefined;
      });
    }
    await this.#unclaim(note);
  }

  async #get(key: string): Promise<CreateNote | undefined> {
    const value = await this.records.get(noteKeyOf(key));
    if (value === undefined) return undefined;
    const note = asCreateNote(value);
    if (!note) throw new CreateNotesError();
    return note;
  }

  /** @returns the key of the open create with this claim: the note's own if there was none */
  async #claim(note: CreateNote): Promise<string> {
    let holder = note.key;
    await this.records.change(claimKeyOf(note), (value) => {
      if (typeof value === 'string') holder = value;
      return holder;
    });
    return holder;
  }

  async #unclaim(note: CreateNote): Promise<void> {
    await this.records.change(claimKeyOf(note), (value) => (value === note.key ? undefined : value));
  }
}

/** Returns a value that was kept as a note; undefined if it is not one. */
export function asCreateNote(value: unknown): CreateNote | undefined {
  const parsed = safeParse(noteShape, value);
  return parsed.success ? (parsed.output as CreateNote) : undefined;
}

/** @throws CreateNotesError if the record is not what was written */
function keysOf(value: unknown): string[] {
  if (value === undefined) return [];
  const parsed = safeParse(array(string()), value);
  if (!parsed.success) throw new CreateNotesError();
  return parsed.output;
}

function noteKeyOf(key: string): string {
  return `create-${key}`;
}

function markKeyOf(mark: string): string {
  return `mark-${mark}`;
}

function claimKeyOf({ marks, claim }: CreateNote): string {
  return `open-${marks[claim] ?? marks.content}`;
}
