import { isObject } from '../asObject';
import { isBaseline } from '../baseline';
import { createMarks } from './createMarks';
import type { CreateNote } from './createNotes';

/**
 * Turns the notes that versions up to 0.1 kept among the baselines into notes of creates: those that were under way, and
 * those of referrals that a file had created.
 * @param records the values by key, as they were kept
 */
export async function earlierNotes(records: ReadonlyMap<string, unknown>): Promise<CreateNote[]> {
  const notes = new Map<string, CreateNote>();
  for (const [key, value] of records) {
    if (!key.startsWith('unwritten-') || !isObject(value) || !isObject(value.body)) continue;
    const { pending, created } = value.body;
    const open = await openNote(pending);
    if (open) notes.set(open.key, open);
    for (const each of Array.isArray(created) ? created : []) {
      const done = await createdNote(each, records);
      if (done) notes.set(done.key, done);
    }
  }
  return [...notes.values()];
}

async function openNote(pending: unknown): Promise<CreateNote | undefined> {
  if (!isObject(pending) || !isObject(pending.sent)) return undefined;
  const { mark, sent, at, file } = pending;
  const key = typeof mark === 'string' ? mark : crypto.randomUUID();
  return {
    key,
    requestId: key,
    state: 'open',
    marks: await createMarks(sent),
    claim: 'content',
    sent,
    at: typeof at === 'string' ? at : new Date(0).toISOString(),
    file: typeof file === 'string' ? file : '',
  };
}

/** Of a finished create only the id was kept; what was sent is known from the baseline. */
async function createdNote(created: unknown, records: ReadonlyMap<string, unknown>): Promise<CreateNote | undefined> {
  if (!isObject(created) || typeof created.id !== 'string') return undefined;
  const baseline = records.get(created.id.toLowerCase());
  if (!isBaseline(baseline)) return undefined;
  // The engagement is given by the service.
  const { engagementId: _, ...body } = baseline.body;
  const { id } = created;
  const key = `earlier-${id.toLowerCase()}`;
  return {
    key,
    requestId: key,
    state: 'created',
    marks: await createMarks(body),
    claim: 'content',
    at: baseline.seen,
    file: '',
    id,
  };
}
