import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt, valueAt } from './service/json';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('the draft of a deal that others have changed since, put back and edited', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const isPulled of [true, false])
    it(`overwrites nothing after --use-found, ${isPulled ? 'also if' : 'even if no'} pull has shown the changes`, async () => {
      const workspace = await open();
      const draft = deal('A');
      workspace.write(file, draft);
      await workspace.cli('submit', file);
      const { id, externalReferenceId } = workspace.read(file);
      for (const [pointer, value] of [
        ['/details/notes', 'theirs deal:A'] as const,
        ['/details/dealValue', 999] as const,
      ])
        workspace.service.change(String(id), pointer, value);
      if (isPulled) await workspace.cli('pull', String(id), '--out', '.');
      const edited = { ...draft, externalReferenceId };
      setAt(edited, '/campaignId', 'mine');
      workspace.write(file, edited);
      assert.match((await workspace.cli('submit', file)).text, /^doubtful /);
      assert.equal((await workspace.cli('submit', file, '--use-found')).code, 0);
      for (const more of [['--dry-run'], [], ['--method', 'put']])
        assert.match((await workspace.cli('submit', file, ...more)).text, /^conflict /);
      const [remote, ...others] = workspace.service.ofDeal('A');
      assert.equal(others.length, 0);
      assert.equal(valueAt(remote, '/details/notes'), 'theirs deal:A');
      assert.equal(valueAt(remote, '/details/dealValue'), 999);
    });
});
