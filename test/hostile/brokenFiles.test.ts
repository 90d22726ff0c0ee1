import assert from 'node:assert/strict';
import { deal } from './deal';
import { workspaces } from './workspace';

describe('a file that is not valid JSON', function () {
  this.timeout(60_000);
  const open = workspaces();

  async function pulled() {
    const workspace = await open();
    const id = String(workspace.service.add(deal('A')).id);
    await workspace.cli('pull', '--out', '.', '--file-name', 'a.referral.json');
    return { workspace, id };
  }

  it('is named when a pull has written a new file, which may be a second one', async () => {
    const { workspace } = await pulled();
    workspace.write('a.referral.json', workspace.text('a.referral.json').slice(0, 8));
    const run = await workspace.cli('pull', '--out', '.');
    assert.equal(workspace.files().length, 2);
    assert.match(run.text, /"a\.referral\.json" cannot be read as JSON/);
    const again = await workspace.cli('pull', '--out', '.');
    assert.doesNotMatch(again.text, /cannot be read/);
  });

  it('gets no second file if its text has the ID of the deal', async () => {
    const { workspace, id } = await pulled();
    const text = `{ "name": "x", <<<<<<< ${id.toUpperCase()}`;
    workspace.write('a.referral.json', text);
    for (const ids of [[], [id]]) {
      const run = await workspace.cli('pull', ...ids, '--out', '.');
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /is not valid JSON and contains the ID/);
      assert.deepEqual(workspace.files(), ['a.referral.json']);
      assert.equal(workspace.text('a.referral.json'), text);
    }
  });
});
