import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('an edit of a read-only property', function () {
  this.timeout(60_000);
  const open = workspaces();

  it('is reported if it is not sent with other edits', async () => {
    const workspace = await open();
    const { id } = workspace.service.add(deal('A', { organizationName: 'Fabrikam' }));
    await workspace.cli('pull', String(id), '--out', '.', '--file-name', file);
    workspace.edit(file, (value) => {
      value.organizationName = 'Mine';
      setAt(value, '/details/dealValue', 5);
    });
    const run = await workspace.cli('submit', file);
    assert.equal(run.code, 0, run.text);
    assert.match(run.text, /^updated .*\n.*Only the service can set the organization name, so that was not sent\./);
  });
});
