import assert from 'node:assert/strict';
import { deal } from './deal';
import type { RetryAfter } from './service/knobs';
import { workspaces } from './workspace';

describe('a service that limits requests', function () {
  this.timeout(60_000);
  const open = workspaces();

  for (const retryAfter of ['seconds', 'date', 'garbage', 'reset', 'epoch', 'none'] as RetryAfter[]) {
    it(`all creates arrive once, with the wait told as ${retryAfter}`, async () => {
      const workspace = await open({ perSecond: 10, retryAfter });
      const marks = Array.from({ length: 14 }, (_, index) => `m${index}`);
      workspace.write(
        'all.referrals.json',
        marks.map((mark) => deal(mark)),
      );
      const run = await workspace.cli('submit', 'all.referrals.json');
      assert.equal(run.code, 0, run.text.slice(-800));
      assert.deepEqual([...workspace.service.counts()].sort(), marks.map((mark) => [mark, 1]).sort());
    });
  }

  for (const wait of ['31536000', '-5', '1e300', 'Fri, 31 Dec 9999 23:59:59 GMT']) {
    it(`a wait of "${wait}" is capped, said and can be interrupted`, async () => {
      const headers = { 'retry-after': wait };
      const workspace = await open({ faults: [{ on: 'any', answer: 429, effect: 'never', headers, times: 1000 }] });
      workspace.write('a.referral.json', deal('A'));
      const stop = new AbortController();
      // One that is not interrupted by this, or waits as long as it is told to, runs into the time limit of the test.
      const timer = setTimeout(() => stop.abort(), 1000);
      const args = ['submit', 'a.referral.json', '--endpoint', workspace.service.origin];
      const run = await workspace.run({ args, interruption: stop.signal });
      clearTimeout(timer);
      assert.notEqual(run.code, 0);
      assert.match(run.text, /wait|try again|canceled/i);
      assert.equal(workspace.service.counts().size, 0);
    });
  }
});
