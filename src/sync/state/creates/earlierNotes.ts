import { isObject } from '../../../base/isObject';
import { isBaseline } from '../baseline';
import { createMarks } from './createMarks';
import type { CreateNote } from './createNotes';

/**
 * Converts the notes that versions up to 0.1 stored among the baselines: those of creates under way, and those of
 * created referrals.
 * @param records the stored values by key
 */
export function earlierNotes(records: ReadonlyMap<string, unknown>): CreateNote[] {
  const notes = new Map<string, CreateNote>();
  for (const [key, value] of records) {
    if (!key.startsWith('unwritten-') || !isObject(value) || !isObject(value.body)) continue;
    const { pending, created } = value.body;
    const open = openNote(pending);
    if (open) notes.set(open.key, open);
    for (const each of Array.isArray(created) ? created : []) {
      const done = createdNote(each, records);
      if (done) notes.set(done.key, done);
    }
  }
  return [...notes.values()];
}

function openNote(pending: unknown): CreateNote | undefined {
  if (!isObject(pending) || !isObject(pending.sent)) return undefined;
  const { mark, sent, at, file } = pending;
  const key = typeof mark === 'string' ? mark : crypto.randomUUID();
  return {
    key,
    requestId: key,
    state: 'open',
    marks: createMarks(sent),
    claim: 'content',
    sent,
    at: typeof at === 'string' ? at : new Date(0).toISOString(),
    file: typeof file === 'string' ? file : '',
  };
}

/** Returns the note of a finished create, of which only the ID was stored. Takes its marks from the baseline. */
function createdNote(created: unknown, records: ReadonlyMap<string, unknown>): CreateNote | undefined {
  if (!isObject(created) || typeof created.id !== 'string') return undefined;
  const baseline = records.get(created.id.toLowerCase());
  if (!isBaseline(baseline)) return undefined;
  // The service sets the engagement.
  const { engagementId: _, ...body } = baseline.body;
  const { id } = created;
  const key = `earlier-${id.toLowerCase()}`;
  return {
    key,
    requestId: key,
    state: 'created',
    marks: createMarks(body),
    claim: 'content',
    at: baseline.seen,
    file: '',
    id,
  };
}
