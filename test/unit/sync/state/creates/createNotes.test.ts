import assert from 'node:assert/strict';
import { createMarks } from '../../../../../src/sync/state/creates/createMarks';
import { type CreateNote, CreateNotes, CreateNotesError } from '../../../../../src/sync/state/creates/createNotes';
import { memoryRecords } from '../../../../../src/sync/state/recordStore';

const body = {
  externalReferenceId: 'CRM-1',
  type: 'Shared',
  name: 'Deal',
  customerProfile: { name: 'Contoso' },
  target: [{ type: 'SolutionProfile', id: 'SOL-1' }],
};

function noteOf(sent: Readonly<Record<string, unknown>>, key: string): CreateNote {
  const marks = createMarks(sent);
  return {
    key,
    requestId: `id of ${key}`,
    state: 'open',
    marks,
    claim: 'reference',
    sent,
    at: '2026-01-01T00:00:00Z',
    file: 'deal.referral.json',
  };
}

describe('createNotes', () => {
  it('finds a note by its reference, its content and its names, also with a new instance', async () => {
    const records = memoryRecords();
    const note = noteOf(body, 'r1');
    assert.equal(await new CreateNotes(records).open(note), true);
    const notes = new CreateNotes(records);
    for (const kind of ['reference', 'content', 'names'] as const) {
      assert.deepEqual(await notes.find(kind, note.marks), [note], kind);
    }
  });

  it('finds the content of a body that has lost its reference', async () => {
    const notes = new CreateNotes(memoryRecords());
    await notes.open(noteOf(body, 'r1'));
    const { externalReferenceId: _, ...without } = body;
    assert.equal((await notes.find('content', createMarks(without))).length, 1);
  });

  it('tells creates with one reference apart by type, engagement and target', async () => {
    const notes = new CreateNotes(memoryRecords());
    await notes.open(noteOf(body, 'r1'));
    const others = [
      { ...body, type: 'Independent' },
      { ...body, engagementId: 'e' },
      { ...body, target: [{ type: 'BusinessProfileLocation', id: 'msft' }] },
      { ...body, target: [] },
    ];
    for (const other of others) assert.deepEqual(await notes.find('reference', createMarks(other)), []);
    for (const [index, other] of others.entries()) assert.equal(await notes.open(noteOf(other, `o${index}`)), true);
  });

  it('lets only one of several that are opened at the same moment be open', async () => {
    const notes = new CreateNotes(memoryRecords());
    const keys = ['a', 'b', 'c', 'd'];
    const opened = await Promise.all(keys.map((key) => notes.open(noteOf(body, key))));
    assert.deepEqual(opened, [true, false, false, false]);
  });

  it('lets only one create with a reference be open', async () => {
    const records = memoryRecords();
    const first = noteOf(body, 'r1');
    assert.equal(await new CreateNotes(records).open(first), true);
    const notes = new CreateNotes(records);
    assert.equal(await notes.open(noteOf(body, 'r2')), false);
    assert.deepEqual(await notes.find('reference', first.marks), [first], 'nothing of the second is kept');
    await notes.keep({ ...first, state: 'created', id: 'x' });
    assert.equal(await notes.open(noteOf(body, 'r2')), true);
  });

  it('opens the same create again', async () => {
    const notes = new CreateNotes(memoryRecords());
    const note = noteOf(body, 'r1');
    assert.equal(await notes.open(note), true);
    assert.equal(await notes.open(note), true);
    assert.equal((await notes.find('content', note.marks)).length, 1);
  });

  it('goes back to what was known before a create was sent again', async () => {
    const notes = new CreateNotes(memoryRecords());
    const first = noteOf(body, 'r1');
    await notes.open(first);
    const changed = { ...noteOf({ ...body, type: 'Independent', name: 'Other' }, 'r1'), requestId: 'another' };
    assert.equal(await notes.open(changed, first), true);
    assert.deepEqual(await notes.find('content', first.marks), []);
    assert.deepEqual(await notes.find('content', changed.marks), [changed]);
    await notes.restore(changed, first);
    assert.deepEqual(await notes.find('reference', first.marks), [first]);
    assert.deepEqual(await notes.find('content', changed.marks), []);
    assert.equal(await notes.open(noteOf(body, 'r2')), false);
  });

  it('takes the place of a claim whose process has ended', async () => {
    const kept = new Map<string, unknown>();
    const notes = new CreateNotes(memoryRecords(kept));
    const first = noteOf(body, 'r1');
    await notes.open(first);
    kept.delete('create-r1');
    assert.equal(await notes.open(noteOf(body, 'r2')), true);
  });

  it('leaves nothing behind when a note is deleted', async () => {
    const kept = new Map<string, unknown>();
    const notes = new CreateNotes(memoryRecords(kept));
    const note = noteOf(body, 'r1');
    await notes.open(note);
    await notes.delete(note);
    assert.deepEqual([...kept], []);
  });

  it('refuses records that are not what was written, instead of finding none', async () => {
    const kept = new Map<string, unknown>();
    const notes = new CreateNotes(memoryRecords(kept));
    const note = noteOf(body, 'r1');
    await notes.open(note);
    for (const damaged of [{}, 'text', { ...note, state: 'done' }, { ...note, marks: {} }, null]) {
      kept.set('create-r1', damaged);
      await assert.rejects(notes.find('reference', note.marks), CreateNotesError);
    }
    kept.set(`mark-${note.marks.reference}`, { r1: true });
    await assert.rejects(notes.find('reference', note.marks), CreateNotesError);
  });
});
