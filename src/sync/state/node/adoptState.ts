import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { ApiError } from '../../../api/apiError';
import type { ReferralsApi, Saved } from '../../../api/referralsApi';
import { lockFile } from '../../../base/node/fileLock';
import { runInOrder } from '../../../base/runInOrder';
import { type Baseline, withEarlier } from '../baseline';
import { createMarks } from '../creates/createMarks';
import { asCreateNote, type CreateNote, CreateNotes } from '../creates/createNotes';
import { earlierNotes } from '../creates/earlierNotes';
import { memoryRecords } from '../recordStore';
import { type Journals, journalNames, journalsOf, keyOfId } from './journals';
import { type LooseRecords, looseRecords } from './looseRecords';
import { identify, isUsable, lockName, makeFolder, newIdentity, type OwnFolder } from './trustedFolder';

/** The result of adopting a folder. */
export interface Adoption {
  /** Number of referrals that were read from the service. */
  read: number;
  /** Number of referrals that the service does not have, or does not show to this user. */
  missing: number;
  /** Number of creates that are still in doubt. */
  inDoubt: number;
}

interface AdoptOptions {
  /** The key of the service; see `serviceKey`. */
  service: string;
  api: Pick<ReferralsApi, 'get'>;
  clock: () => Date;
  signal?: AbortSignal | undefined;
  /** Called with the number of referrals read so far, and the total. */
  onProgress?: (done: number, all: number) => void;
}

/** Maximum number of referrals to read at a time. */
const concurrency = 8;

/** Name of the folder that keeps the earlier files, so that the user can go back. */
const backupName = 'before-adoption';

/**
 * Makes a `.referrals` folder trusted that came from elsewhere, is damaged or was made by an earlier version. Does not
 * trust its baselines, but reads the referrals from the service again. Creates that may be under way stay in doubt. A
 * finished create stays finished if the service shows its referral, else it is in doubt as well. Drops the baselines of
 * other services. Keeps the earlier files in the folder.
 * @throws ApiError if the service cannot be read; StateError or an error of the file system. Nothing has changed then.
 */
export async function adoptState(folder: string, { signal, ...options }: AdoptOptions): Promise<Adoption> {
  if (!(await isUsable(folder))) return { read: 0, missing: 0, inDoubt: 0 };
  await makeFolder(folder);
  const lock = await lockFile(path.join(folder, lockName), { signal });
  try {
    return await adopt(folder, { signal, ...options });
  } finally {
    await lock.release();
  }
}

async function adopt(folder: string, options: AdoptOptions): Promise<Adoption> {
  const before = await readdir(folder);
  const all = await looseRecords(folder);
  const own = newIdentity();
  const adoption: Adoption = { read: 0, missing: 0, inDoubt: 0 };
  const files: string[] = [];
  if (!all.has(options.service))
    all.set(options.service, { baselines: new Set(), creates: new Map(), earlier: new Map() });
  try {
    for (const [service, records] of all) {
      files.push(...journalNames(service, own));
      const isAsked = service === options.service;
      const journals = await makeJournals(folder, service, own);
      const notes = notesOf(records);
      const right = new Set(notes.filter(({ state }) => state !== 'created'));
      const done = new Map<string, CreateNote[]>();
      for (const note of notes) {
        const id = note.id?.toLowerCase();
        if (id !== undefined) done.set(id, [...(done.get(id) ?? []), note]);
      }
      if (isAsked) {
        for await (const { id, saved } of readAgain(records, options)) {
          if (saved) adoption.read++;
          else adoption.missing++;
          if (!saved) continue;
          // Writes each referral immediately, because there may be too many for the memory.
          journals.baselines.set(keyOfId(id), untaken({ ...saved, seen: options.clock().toISOString() }));
          for (const note of done.get(id) ?? []) if (isOf(note, saved)) right.add(note);
        }
      }
      // A referral that is not shown may still exist, and without its note it would be created again. Open notes come
      // first, because only the first of two notes with the same claim is kept.
      const unseen = notes.filter((note) => !right.has(note));
      const kept = [...notes.filter((note) => right.has(note)), ...unseen.map(inDoubt)];
      for (const [key, value] of await recordsOf(kept)) journals.creates.set(key, value);
      for (const journal of Object.values(journals)) journal.close();
      adoption.inDoubt += kept.filter(({ state }) => state === 'open').length;
    }
  } catch (error) {
    for (const name of files) await rm(path.join(folder, name), { force: true });
    throw error;
  }
  // From here on the new files count.
  await identify(folder, { ...own, files });
  await putAside(folder, before);
  return adoption;
}

/** Reads every referral in the records from the service. `saved` is undefined if the service does not show it. */
async function* readAgain(
  { baselines, earlier, creates }: LooseRecords,
  { api, signal, onProgress }: AdoptOptions,
): AsyncGenerator<{ id: string; saved: Saved | undefined }> {
  const created = [...creates.values()].flatMap((value) => asCreateNote(value)?.id ?? []);
  const ids = new Set([...baselines, ...earlier.keys(), ...created].map((id) => id.toLowerCase()));
  const wanted = [...ids].filter((id) => id !== '' && !id.startsWith('unwritten-'));
  const jobs = wanted.map((id) => ({
    keys: [id],
    run: async () => ({ id, saved: await api.get(id, signal ? { signal } : {}).catch(hidden) }),
  }));
  let done = 0;
  for await (const read of runInOrder(jobs, concurrency)) {
    yield read;
    onProgress?.(++done, wanted.length);
  }
}

/** Returns a baseline of which the files may have only a part, so that missing properties do not count as removed. */
function untaken(baseline: Baseline): Baseline {
  return withEarlier(baseline, { ...baseline, body: {}, partial: true });
}

/** Returns undefined for a referral that the service does not have or does not show. @throws any other error */
function hidden(error: unknown): undefined {
  const isHidden = ApiError.is(error) && ['missing', 'forbidden', 'rejected'].includes(error.kind);
  if (!isHidden) throw error;
}

function notesOf({ creates, earlier }: LooseRecords): CreateNote[] {
  const notes = [...creates].flatMap(([key, value]) => (key.startsWith('create-') ? (asCreateNote(value) ?? []) : []));
  return [...notes, ...earlierNotes(earlier)];
}

/** Returns the note of a create that may or may not be done. */
function inDoubt({ id: _, isUnplaced: __, ...note }: CreateNote): CreateNote {
  return { ...note, state: 'open' };
}

/**
 * Whether a referral is the result of a finished create. A forged note could give a file the ID of another referral.
 */
function isOf({ marks }: CreateNote, saved: Saved): boolean {
  const { engagementId: _, ...body } = saved.body;
  // The service may have set the engagement.
  const now = [createMarks(saved.body), createMarks(body)];
  const kind = marks.reference === undefined ? 'names' : 'reference';
  return now.some((each) => each[kind] !== undefined && each[kind] === marks[kind]);
}

async function makeJournals(folder: string, service: string, own: OwnFolder): Promise<Journals> {
  const journals = journalsOf(folder, service, own);
  for (const journal of Object.values(journals)) {
    await journal.make();
    journal.beginWriting();
  }
  return journals;
}

/** Returns the records of notes, as `CreateNotes` stores them. */
async function recordsOf(notes: readonly CreateNote[]): Promise<Map<string, unknown>> {
  const records = new Map<string, unknown>();
  const store = new CreateNotes(memoryRecords(records));
  for (const note of notes) {
    await store.open({ ...note, state: 'open' });
    if (note.state !== 'open') await store.keep(note);
  }
  return records;
}

/** Moves the earlier files of the folder to a backup folder in it. */
async function putAside(folder: string, names: readonly string[]): Promise<void> {
  const moved = names.filter(
    (name) =>
      name.endsWith('.jsonl') ||
      !(name.startsWith('.') || name === lockName || name === 'state.json' || name.startsWith(backupName)),
  );
  if (moved.length === 0) return;
  const taken = await readdir(folder);
  let free = backupName;
  for (let count = 2; taken.includes(free); count++) free = `${backupName}-${count}`;
  const backup = path.join(folder, free);
  await mkdir(backup, { mode: 0o700 });
  for (const name of moved) await rename(path.join(folder, name), path.join(backup, name));
}
