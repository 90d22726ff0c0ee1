import assert from 'node:assert/strict';
import { deal } from './deal';
import { setAt } from './service/json';
import { workspaces } from './workspace';

describe('what the service was last seen saying', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const [what, pointer, value] of [
    ['edited', '/details/notes', 'mine deal:A'],
    ['opened again', '/status', 'Active'],
  ] as const) {
    it(`is known to check and submit: a closed deal that is ${what} is refused before anything is sent`, async () => {
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
});
