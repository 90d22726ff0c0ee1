import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

/** Properties of the service whose names read as those of known ones. */
const likeKnown: Readonly<Record<string, string>> = { '/referralType': 'CoSellReady' };

describe('properties that are named like a known one', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const when of ['before', 'after'] as const) {
    it(`keep their values through a removal if the service has them ${when} the pull`, async () => {
      const workspace = await open();
      const { service } = workspace;
      const known = deal('A', { statusReason: 'x' });
      if (when === 'before') for (const [path, value] of Object.entries(likeKnown)) setAt(known, path, value);
      const id = String(service.add(known).id);
      const pulled = await workspace.cli('pull', id, '--out', '.', '--file-name', file);
      assert.equal(pulled.code, 0, pulled.text);
      if (when === 'after') for (const [path, value] of Object.entries(likeKnown)) service.change(id, path, value);
      workspace.edit(file, (value) => {
        delete value.statusReason;
      });
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      assert.match(run.text, /^updated .*\n.*Removed: status reason\b/);
      for (const has of [service.ofDeal('A')[0], workspace.read(file)])
        for (const [path, value] of Object.entries({ ...likeKnown, '/type': 'Independent' }))
          assert.equal(valueAt(has, path), value, path);
      assert.match((await workspace.cli('submit', file)).text, /1 unchanged/);
    });
  }

  it('are sent under their own name if the user changes them', async () => {
    const workspace = await open();
    const { service } = workspace;
    const known = deal('A');
    setAt(known, '/details/Notes', 'second notes');
    await workspace.cli('pull', String(service.add(known).id), '--out', '.', '--file-name', file);
    workspace.edit(file, (value) => setAt(value, '/details/Notes', 'changed'));
    await workspace.cli('submit', file);
    assert.deepEqual(service.writes.at(-1)?.body, [{ op: 'replace', path: '/details/Notes', value: 'changed' }]);
  });

  it('block a submit if the user wrote them', async () => {
    const workspace = await open();
    await workspace.cli('pull', String(workspace.service.add(deal('A')).id), '--out', '.', '--file-name', file);
    workspace.edit(file, (value) => setAt(value, '/details/Notes', 'mine'));
    const run = await workspace.cli('submit', file);
    assert.match(run.text, /^blocked /);
    assert.match((await workspace.cli('submit', file, '--block-on', 'off')).text, /are the same property/);
    assert.deepEqual(workspace.service.writes, []);
  });
});
