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

/** A note of a create that was begun, is in doubt, was refused or is done. */
export interface CreateNote {
  /** Identifies the note. */
  key: string;
  /** The `request-id` that it is sent with, which is new if the body changes. */
  requestId: string;
  /** `open`: it may be under way or may have taken effect. Only a response or the user ends this state, never time. */
  state: 'open' | 'refused' | 'created';
  marks: CreateMarks;
  /** The values by which people recognize the deal. */
  traits?: CreateTraits;
  /**
   * The mark that only one open create can have: the content if the reference was generated for this create, else the
   * reference.
   */
  claim: 'reference' | 'content';
  /** The body as it was sent; removed when the referral is created. */
  sent?: Readonly<Record<string, unknown>>;
  /** When it was first sent: ISO 8601 date-time. */
  at: string;
  /** The file that it was sent from, for messages. */
  file: string;
  /** The reference that was generated for this create. */
  generated?: string;
  /** The ID of the referral that it created. */
  id?: string;
  /** Whether an earlier attempt may have taken effect, so that a refusal of a later one proves nothing. */
  isDoubtful?: boolean;
  /** Whether the file that it was sent from did not get the ID. */
  isUnplaced?: boolean;
}

/** Thrown if the notes of creates are damaged. Nothing may be created until they are readable. */
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

/** Keys of notes that this process is about to store. They already have their claim, but no note yet. */
const opening = new Set<string>();

/**
 * Stores notes of creates. Each note has a record, and each of its marks has one with the keys of all notes with that
 * mark (see `createMarks`). Only one create with the same claim can be open at a time.
 */
export class CreateNotes {
  constructor(private readonly records: RecordStore) {}

  /** Returns the notes with a mark, the latest first. @throws CreateNotesError if a record is damaged */
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
   * Stores an open note before its create is sent, or sent again in place of `earlier`.
   * @returns false, without any change, if another create with the same claim is open
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
      // A process ended between its claim and its note, so it has sent nothing.
      await this.#unclaim({ ...note, key: holder });
      if ((await this.#claim(note)) !== note.key) return false;
    }
    // Marks first: if the process ends in between, it leaves marks without a note, never a note without marks.
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

  /** Updates a note that was opened. Its marks stay. */
  async keep(note: CreateNote): Promise<void> {
    await this.records.change(noteKeyOf(note.key), () => note);
    if (note.state !== 'open') await this.#unclaim(note);
  }

  /** Removes the place of a note, which now belongs to another referral. */
  async displace({ marks: { place: _, ...marks }, ...note }: CreateNote): Promise<void> {
    await this.records.change(noteKeyOf(note.key), () => ({ ...note, marks }));
  }

  /** Restores a note as it was before it was opened again. */
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

  /** Takes the claim of a note if it is free. @returns the key of the create that has it */
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

/** Returns a stored value as a note; undefined if it is not one. */
export function asCreateNote(value: unknown): CreateNote | undefined {
  const parsed = safeParse(noteShape, value);
  return parsed.success ? (parsed.output as CreateNote) : undefined;
}

/** @throws CreateNotesError if the record is damaged */
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
