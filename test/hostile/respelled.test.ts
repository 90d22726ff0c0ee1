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
    const workspace = await open(knobs);
    const { id } = workspace.service.add(deal('A', changes));
    await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
    return workspace;
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

  it('is sent if others changed something else', async () => {
    const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
    workspace.service.change(String(workspace.read(file).id), notes, 'theirs deal:A');
    workspace.edit(file, (value) => Object.assign(value, { name: 'R&D deal:A' }));
    await workspace.cli('pull', '--out', '.');
    assert.match((await workspace.cli('submit', file)).text, /^updated /);
    assert.equal(remote(workspace).name, 'R&D deal:A');
  });

  it('is not sent again if the service answers another spelling of it', async () => {
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

  it('is named, and not sent, if it is not known what the file had', async () => {
    const workspace = await pulled({}, { name: 'R&amp;D deal:A' });
    const { eTag, id } = workspace.read(file);
    const other = await open();
    other.write(file, { ...workspace.read<JsonObject>(file), name: 'R&D deal:A', id, eTag });
    const at = ['--endpoint', workspace.service.origin];
    for (const more of [['--dry-run'], [], []]) {
      const run = await other.run({ args: ['submit', file, ...more, ...at] });
      assert.equal(run.code, 0, run.text);
      assert.match(run.text, /Not sent: the deal name differs from the sandbox only in HTML escapes or blanks/);
    }
    assert.equal(workspace.service.writes.length, 0);
  });
});
