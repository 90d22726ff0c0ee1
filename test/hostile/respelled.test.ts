import assert from 'node:assert/strict';
import { deal } from './deal';
import { type JsonObject, setAt, valueAt } from './service/json';
import type { Knobs } from './service/knobs';
import { type Workspace, workspaces } from './workspace';

const file = 'a.referral.json';
const notes = '/details/notes';

describe('a text that differs only in HTML escapes or blanks', function () {
  this.timeout(60_000);
  const open = workspaces();
  const remote = (workspace: Workspace): JsonObject => workspace.service.ofDeal('A')[0] ?? {};

  /** Opens a workspace with one pulled referral. */
  async function pulled(knobs: Partial<Knobs>, changes: Record<string, unknown>): Promise<Workspace> {
    return (await open(knobs)).addPulled(file, deal('A', changes));
  }

  it('is sent if the user changed it, also after a pull', async () => {
    const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
    const [first, ...rest] = String(valueAt(workspace.read(file), notes));
    const changed = `  ${first}${rest.join('')}\n`;
    workspace.edit(file, (value) => {
      Object.assign(value, { name: 'R&D deal:A' });
      setAt(value, notes, changed);
    });
    await workspace.cli('pull', '--out', '.');
    await workspace.cli('pull', String(workspace.read(file).id), '--out', '.');
    assert.match((await workspace.cli('submit', file, '--dry-run')).text, /^update /);
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    assert.deepEqual([remote(workspace).name, valueAt(remote(workspace), notes)], ['R&D deal:A', changed]);
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
  });

  it('is sent if other users changed something else', async () => {
    const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
    workspace.service.change(String(workspace.read(file).id), notes, 'theirs deal:A');
    workspace.edit(file, (value) => Object.assign(value, { name: 'R&D deal:A' }));
    await workspace.cli('pull', '--out', '.');
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    assert.equal(remote(workspace).name, 'R&D deal:A');
  });

  it('is not sent again if the service returns another spelling of it', async () => {
    const workspace = await open({ escapesHtml: true, trims: true });
    workspace.write(file, deal('A', { name: 'R&D deal:A ' }));
    await workspace.cli('submit', file);
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged\n$/);
    assert.equal(workspace.read(file).name, 'R&D deal:A ');
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    await workspace.cli('submit', file);
    assert.deepEqual(workspace.service.writes.at(-1)?.body, [{ op: 'replace', path: '/details/dealValue', value: 5 }]);
    assert.match((await workspace.cli('submit', file)).text, /1 unchanged\n$/);
  });

  it('is sent as the user wrote it with all of the deal, if the service only escaped it', async () => {
    const workspace = await open({ escapesAnswers: true });
    workspace.write(file, deal('A', { name: 'R&D deal:A', statusReason: 'x' }));
    await workspace.cli('submit', file);
    workspace.edit(file, (value) => delete value.statusReason);
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^updated /);
    assert.equal(workspace.service.writes.at(-1)?.method, 'PUT');
    assert.equal(remote(workspace).name, 'R&D deal:A');
  });

  /** Opens a second workspace of a service, with a copy of the file. */
  async function copied(workspace: Workspace, changes: JsonObject = {}) {
    const other = await open();
    const { id, eTag } = workspace.read(file);
    other.write(file, { ...workspace.read<JsonObject>(file), ...changes, id, eTag });
    const at = ['--endpoint', workspace.service.origin];
    return {
      edit: (change: (value: JsonObject) => unknown) => other.edit(file, change),
      name: () => other.read(file).name,
      submit: (...more: string[]) => other.run({ args: ['submit', file, ...more, ...at] }),
      pull: () => other.run({ args: ['pull', String(id), '--out', '.', ...at] }),
      pullAll: () => other.run({ args: ['pull', '--out', '.', ...at] }),
    };
  }

  const notSent = /Not sent: the deal name differs from the sandbox only in HTML escapes or blanks/;

  for (const isOtherEdited of [false, true])
    it(`is named once, and not sent, if it is unknown what the file had (other edit: ${isOtherEdited})`, async () => {
      const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
      const other = await copied(workspace, { name: 'R&D deal:A' });
      if (isOtherEdited) {
        other.edit((value) => setAt(value, '/details/dealValue', 5));
        assert.match((await other.submit()).text, /^updated /);
      }
      for (const more of [['--dry-run'], []]) {
        const run = await other.submit(...more);
        assert.equal(run.code, 0, run.text);
        assert.match(run.text, notSent);
      }
      assert.equal(remote(workspace).name, 'R&amp;D deal:A');
      for (const more of [['--dry-run'], []]) assert.doesNotMatch((await other.submit(...more)).text, notSent);
      other.edit((value) => Object.assign(value, { name: 'R&D deal:A ' }));
      assert.match((await other.submit()).text, /^updated /);
      assert.equal(remote(workspace).name, 'R&D deal:A ');
    });

  for (const way of ['pull', 'pullAll'] as const)
    it(`counts as taken after a ${way}`, async () => {
      const workspace = await open({ escapesAnswers: true });
      workspace.write(file, deal('A', { name: 'R&D deal:A' }));
      await workspace.cli('submit', file);
      const other = await copied(workspace);
      await other[way]();
      assert.equal(other.name(), 'R&D deal:A');
      assert.doesNotMatch((await other.submit('--dry-run')).text, notSent);
      other.edit((value) => setAt(value, '/details/dealValue', 5));
      const run = await other.submit();
      assert.match(run.text, /^updated /);
      assert.doesNotMatch(run.text, notSent);
      assert.match((await other.submit()).text, /1 unchanged\n$/);
    });

  it('is sent if a file from elsewhere was repaired after a pull', async () => {
    const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
    const other = await copied(workspace);
    await other.pullAll();
    other.edit((value) => Object.assign(value, { name: 'R&D deal:A' }));
    assert.match((await other.submit()).text, /^updated /);
    assert.equal(remote(workspace).name, 'R&D deal:A');
  });

  it('counts as taken if a create without a response is found', async () => {
    const workspace = await open({ escapesAnswers: true, faults: [{ on: 'create', answer: 'reset' }] });
    workspace.write(file, deal('A', { name: 'R&D deal:A' }));
    await workspace.cli('submit', file);
    await workspace.cli('submit', file);
    assert.equal(typeof workspace.read(file).id, 'string');
    assert.doesNotMatch((await workspace.cli('submit', file)).text, notSent);
    workspace.edit(file, (value) => setAt(value, '/details/dealValue', 5));
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^updated /);
    assert.doesNotMatch(run.text, notSent);
  });
});
