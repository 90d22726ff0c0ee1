import { array, object, enum as oneOf, optional, record, safeParse, string, unknown } from 'zod/mini';
import { t } from '../../base/l10n';
import type { CreateMarks } from './createMarks';
import type { RecordStore } from './recordStore';

const marksShape = object({ reference: optional(string()), content: string(), names: optional(string()) });

const noteShape = object({
  requestId: string(),
  state: oneOf(['open', 'refused', 'created']),
  marks: marksShape,
  sent: optional(record(string(), unknown())),
  at: string(),
  file: string(),
  id: optional(string()),
});

/** A create that was begun, is in doubt, was refused or is done. */
export interface CreateNote {
  /** The `request-id` that it is sent with; tells it from all others. */
  requestId: string;
  /** `open`: it may be under way, or have taken effect; only an answer or a person ends that, never time. */
  state: 'open' | 'refused' | 'created';
  marks: CreateMarks;
  /** The body as it was sent; left out once the referral is created. */
  sent?: Readonly<Record<string, unknown>>;
  /** When it was first sent: ISO 8601 date-time. */
  at: string;
  /** The file that it was sent from, for messages. */
  file: string;
  /** The referral that it created. */
  id?: string;
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

/**
 * Keeps what is known of creates. A note is found by each of its marks (see `createMarks`): there is one record for the
 * note, and one for each mark with the request ids of the notes that have it. Of the creates with one reference, type,
 * engagement and target only one is open at a time.
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
    for (const id of idsOf(await this.records.get(markKeyOf(mark)))) {
      const note = await this.get(id);
      if (note?.marks[kind] === mark) notes.push(note);
    }
    return notes.reverse();
  }

  /** @throws CreateNotesError if the record is not what was written */
  async get(requestId: string): Promise<CreateNote | undefined> {
    const value = await this.records.get(keyOf(requestId));
    if (value === undefined) return undefined;
    const note = asCreateNote(value);
    if (!note) throw new CreateNotesError();
    return note;
  }

  /**
   * Keeps an open note before its create is sent, or sent again.
   * @returns false if another create with its reference, type, engagement and target is open; then nothing is kept
   */
  async open(note: CreateNote): Promise<boolean> {
    // Marks first: a process that ends in between leaves marks that lead nowhere, never a note that nothing finds.
    for (const mark of Object.values(note.marks)) {
      await this.records.change(markKeyOf(mark), (value) => {
        const ids = idsOf(value);
        return ids.includes(note.requestId) ? value : [...ids, note.requestId];
      });
    }
    await this.keep(note);
    const holder = await this.#claim(note);
    if (holder === note.requestId) return true;
    if ((await this.get(holder))?.state === 'open') {
      await this.delete(note);
      return false;
    }
    // A process has ended between its note and the end of its claim.
    await this.#unclaim({ ...note, requestId: holder });
    return (await this.#claim(note)) === note.requestId;
  }

  /** Keeps what is known by now of a note that was opened; its marks stay. */
  async keep(note: CreateNote): Promise<void> {
    await this.records.change(keyOf(note.requestId), () => note);
    if (note.state !== 'open') await this.#unclaim(note);
  }

  async delete(note: CreateNote): Promise<void> {
    await this.#unclaim(note);
    await this.records.change(keyOf(note.requestId), () => undefined);
    for (const mark of Object.values(note.marks)) {
      await this.records.change(markKeyOf(mark), (value) => {
        const left = idsOf(value).filter((id) => id !== note.requestId);
        return left.length > 0 ? left : undefined;
      });
    }
  }

  /** @returns the request id of the open create with this reference: the note's own if there was none */
  async #claim({ requestId, marks }: CreateNote): Promise<string> {
    let holder = requestId;
    await this.records.change(claimKeyOf(marks), (value) => {
      if (typeof value === 'string') holder = value;
      return holder;
    });
    return holder;
  }

  async #unclaim({ requestId, marks }: CreateNote): Promise<void> {
    await this.records.change(claimKeyOf(marks), (value) => (value === requestId ? undefined : value));
  }
}

/** Returns a value that was kept as a note; undefined if it is not one. */
export function asCreateNote(value: unknown): CreateNote | undefined {
  const parsed = safeParse(noteShape, value);
  return parsed.success ? (parsed.data as CreateNote) : undefined;
}

/** @throws CreateNotesError if the record is not what was written */
function idsOf(value: unknown): string[] {
  if (value === undefined) return [];
  const parsed = safeParse(array(string()), value);
  if (!parsed.success) throw new CreateNotesError();
  return parsed.data;
}

function keyOf(requestId: string): string {
  return `create-${requestId}`;
}

function markKeyOf(mark: string): string {
  return `mark-${mark}`;
}

function claimKeyOf({ reference, content }: CreateMarks): string {
  return `open-${reference ?? content}`;
}
