import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt } from './service/json';
import { workspaces } from './workspace';

describe('the last known version', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, pointer, value] of [
    ['edited', '/details/notes', 'mine deal:A'],
    ['opened again', '/status', 'Active'],
  ] as const) {
    it(`is used by check and submit: a closed deal that is ${what} is refused before anything is sent`, async () => {
      const workspace = await open();
      const { service } = workspace;
      service.add({ ...deal('A'), status: 'Closed', substatus: 'Won' });
      await workspace.cli('pull', '--out', '.');
      const [file = ''] = workspace.files();
      workspace.edit(file, (row) => {
        setAt(row, pointer, value);
        if (pointer === '/status') setAt(row, '/substatus', 'Accepted');
      });
      const check = await workspace.run({ args: ['check', file] });
      assert.equal(check.code, 1, check.text);
      assert.match(check.text, /Closed/);
      const before = { ...service.requests };
      for (const [word, ...more] of [['blocked', '--dry-run'], ['blocked']]) {
        const run = await workspace.cli('submit', file, ...more);
        assert.equal(run.code, 1, run.text);
        assert.match(run.text, new RegExp(`^${word} `, 'm'));
      }
      assert.deepEqual(service.requests, before);
    });
  }

  it('is a warning: a value of its own does not keep other changes from being sent', async () => {
    const workspace = await open();
    const { service } = workspace;
    service.add({ ...deal('A'), type: 'Consortium', team: { email: 'ada@contoso.example' } });
    await workspace.cli('pull', '--out', '.');
    const [file = ''] = workspace.files();
    assert.equal((await workspace.run({ args: ['check', file] })).code, 0);
    workspace.edit(file, (row) => setAt(row, '/details/notes', 'Call on Monday.'));
    const sent = await workspace.cli('submit', file);
    assert.equal(sent.code, 0, sent.text);
    const [there] = service.referrals();
    assert.deepEqual(
      [there?.type, there?.team, (there?.details as { notes?: string } | undefined)?.notes],
      ['Consortium', { email: 'ada@contoso.example' }, 'Call on Monday.'],
    );
    workspace.edit(file, (row) => setAt(row, '/type', 'Consortia'));
    const refused = await workspace.cli('submit', file);
    assert.equal(refused.code, 1, refused.text);
    assert.match(refused.text, /^blocked /m);
  });
});
