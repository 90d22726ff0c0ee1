import assert from 'node:assert/strict';
import { deal } from './deal';
import { HostileService } from './service/hostileService';
import { workspaces } from './workspace';

const file = 'a.referral.json';

describe('finished creates in a folder that is adopted', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, given] of Object.entries({ own: {}, generated: { externalReferenceId: undefined } })) {
    it(`are in doubt if the service does not show them, ${what} reference`, async () => {
      const workspace = await open();
      workspace.write(file, deal('A', given));
      await workspace.cli('submit', file);
      const { id, externalReferenceId } = workspace.read(file);
      workspace.write(file, deal('A', { externalReferenceId }));
      workspace.service.knobs.role = { email: 'another.user@partner.example' };
      const adopted = await workspace.cli('adopt');
      assert.match(adopted.text, /0 referrals read from the service, 1 not found, 1 creates in doubt/);
      for (const more of [['--dry-run'], [], ['--use-found']]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.match(run.text, /^doubtful/m);
      }
      workspace.service.knobs.role = 'admin';
      const run = await workspace.cli('submit', file);
      assert.equal(run.code, 0, run.text);
      assert.equal(workspace.read(file).id, id);
      assert.equal(workspace.service.requests.create, 1);
    });
  }

  it('are in doubt if they are of another service', async () => {
    const workspace = await open();
    const other = await new HostileService().start();
    try {
      workspace.write(file, deal('A', { externalReferenceId: undefined }));
      await workspace.cli('submit', file);
      workspace.write(file, deal('A', { externalReferenceId: undefined }));
      const adopted = await workspace.run({ args: ['adopt', '--endpoint', other.origin] });
      assert.equal(adopted.code, 0, adopted.text);
      await workspace.cli('submit', file);
      assert.equal(workspace.service.requests.create, 1);
    } finally {
      await other.close();
    }
  });
});
