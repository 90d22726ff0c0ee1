import assert from 'node:assert/strict';
import { deal } from './deal';
import type { JsonObject } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';
const other = 'b.referral.json';

/** A deal with other notes, and whatever else differs. */
function noted(notes: string, changes: JsonObject = {}): JsonObject {
  const made = deal('A') as JsonObject;
  return { ...made, details: { ...(made.details as JsonObject), notes }, ...changes };
}

function notesOf(referral: Record<string, unknown>): unknown {
  return (referral.details as JsonObject).notes;
}

describe('a deal that shares its reference or its names with another one', () => {
  const open = workspaces();

  for (const [what, changes] of Object.entries<JsonObject>({
    names: { name: 'Another deal', customerProfile: { name: 'Fabrikam' } },
    target: { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] },
    type: { type: 'Shared' },
  }))
    it(`is not replaced by --use-found by one with another ${what}`, async () => {
      const workspace = await open({ faults: [{ on: 'create', answer: 503, effect: 'never' }] });
      workspace.service.add(noted('Theirs', changes));
      workspace.write(file, noted('Mine'));
      await workspace.cli('submit', file);
      const { code, text } = await workspace.cli('submit', file, '--use-found');
      assert.match(text, /^doubtful /m);
      assert.equal(code, 1);
      const { id, name } = workspace.read(file);
      assert.deepEqual([id, name, notesOf(workspace.read(file))], [undefined, deal('A').name, 'Mine']);
    });

  it('keeps its values if another clone created it with others, and --use-found takes that', async () => {
    const workspace = await open();
    const theirs = workspace.service.add(noted('Theirs'));
    workspace.write(file, noted('Mine'));
    assert.match((await workspace.cli('submit', file)).text, /^doubtful /m);
    await workspace.cli('submit', file, '--use-found');
    assert.equal(workspace.read(file).id, theirs.id);
    assert.equal(notesOf(workspace.read(file)), 'Mine');
    // The next submit compares the two.
    assert.match((await workspace.cli('submit', file)).text, /^conflict /m);
    assert.equal(workspace.service.counts().get('A'), 1);
  });

  it('keeps its values if its response was lost, and --use-found takes one with the same names', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 503, effect: 'never' }] });
    const theirs = workspace.service.add(noted('Theirs'));
    workspace.write(file, noted('Mine'));
    await workspace.cli('submit', file, '--create-anyway');
    const { text } = await workspace.cli('submit', file, '--use-found');
    assert.deepEqual([workspace.read(file).id, notesOf(workspace.read(file))], [theirs.id, 'Mine'], text);
    assert.match((await workspace.cli('submit', file)).text, /^conflict /m);
    assert.equal(notesOf(workspace.service.ofDeal('A')[0] ?? {}), 'Theirs');
  });

  it('does not get the ID of one that another file has, if the response to its create is that one', async () => {
    const workspace = await open();
    const held = workspace.service.add(noted('Theirs', { type: 'Shared' }));
    workspace.write(file, held);
    workspace.write(other, noted('Mine', { type: 'Shared', engagementId: held.engagementId as string }));
    workspace.service.alter = (body, kind) => (kind === 'create' ? held : body);
    const { text } = await workspace.cli('submit', other, '--allow-copies');
    assert.notEqual(workspace.read(other).id, held.id, text);
    assert.equal(notesOf(workspace.read(other)), 'Mine');
  });

  it('is not taken for an earlier one of the same customer and reference, which the service returns', async () => {
    const workspace = await open();
    const createdDateTime = new Date(Date.now() - 600_000).toISOString();
    const theirs = workspace.service.add(noted('Theirs', { name: 'Phase 1 deal:A', createdDateTime }));
    workspace.write(file, noted('Mine', { name: 'Phase 2 deal:A' }));
    workspace.service.alter = (body, kind) => (kind === 'create' ? theirs : body);
    const { text } = await workspace.cli('submit', file);
    assert.match(text, /^doubtful /m);
    assert.deepEqual([workspace.read(file).id, notesOf(workspace.read(file))], [undefined, 'Mine']);
  });

  it('does not get the ID of one for another target', async () => {
    const workspace = await open();
    const theirs = workspace.service.add(noted('Theirs', { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] }));
    workspace.write(file, noted('Mine', { target: [{ type: 'BusinessProfileLocation', id: 'msft' }] }));
    workspace.service.alter = (body, kind) => (kind === 'create' ? theirs : body);
    const { text } = await workspace.cli('submit', file, '--create-anyway');
    assert.notEqual(workspace.read(file).id, theirs.id, text);
    assert.equal(notesOf(workspace.read(file)), 'Mine');
  });

  it('does not get the ID of one that was created long ago', async () => {
    const workspace = await open();
    const { externalReferenceId: _, ...old } = noted('Theirs', { createdDateTime: '2024-01-01T00:00:00Z' });
    const theirs = workspace.service.add(old);
    const { externalReferenceId: __, ...mine } = noted('Mine');
    workspace.write(file, mine);
    workspace.service.alter = (body, kind) => (kind === 'create' ? theirs : body);
    const { text } = await workspace.cli('submit', file);
    assert.notEqual(workspace.read(file).id, theirs.id, text);
    assert.equal(notesOf(workspace.read(file)), 'Mine');
  });

  for (const [when, ageMs] of Object.entries({ 'long ago': 400 * 24 * 3_600_000, 'an hour ago': 3_600_000 }))
    it(`does not get the ID of one without a reference that was created ${when}, as only a read shows`, async () => {
      const workspace = await open();
      const createdDateTime = new Date(Date.now() - ageMs).toISOString();
      const { externalReferenceId: _, ...old } = noted('Theirs', { createdDateTime });
      const theirs = workspace.service.add(old);
      const { externalReferenceId: __, ...mine } = noted('Mine');
      workspace.write(file, mine);
      const { createdDateTime: ___, ...answer } = theirs;
      workspace.service.alter = (body, kind) => (kind === 'create' ? answer : body);
      const { text } = await workspace.cli('submit', file);
      assert.notEqual(workspace.read(file).id, theirs.id, text);
      assert.equal(notesOf(workspace.read(file)), 'Mine');
    });

  it('is not said to be created if it was found', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 'reset' }], indexLagMs: 'held' });
    workspace.write(file, noted('Mine'));
    await workspace.cli('submit', file);
    workspace.service.release();
    const { code, text } = await workspace.cli('submit', file);
    assert.equal(code, 0, text);
    assert.match(text, /^created .*\n +Already created in .* before/m);
  });
});
