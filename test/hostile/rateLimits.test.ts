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
      const started = Date.now();
      const run = await workspace.cli('submit', 'all.referrals.json');
      assert.equal(run.code, 0, run.text.slice(-800));
      assert.deepEqual([...workspace.service.counts()].sort(), marks.map((mark) => [mark, 1]).sort());
      assert.ok(Date.now() - started < 20_000);
    });
  }

  for (const wait of ['31536000', '-5', '1e300', 'Fri, 31 Dec 9999 23:59:59 GMT']) {
    it(`a wait of "${wait}" is capped, said and can be interrupted`, async () => {
      const headers = { 'retry-after': wait };
      const workspace = await open({ faults: [{ on: 'any', answer: 429, effect: 'never', headers, times: 1000 }] });
      workspace.write('a.referral.json', deal('A'));
      const stop = new AbortController();
      let stopped = 0;
      const timer = setTimeout(() => {
        stopped = Date.now();
        stop.abort();
      }, 1000);
      const args = ['submit', 'a.referral.json', '--endpoint', workspace.service.origin];
      const run = await workspace.run({ args, interruption: stop.signal });
      clearTimeout(timer);
      if (stopped > 0) assert.ok(Date.now() - stopped < 2000, `${Date.now() - stopped} ms after the interruption`);
      assert.notEqual(run.code, 0);
      assert.match(run.text, /wait|try again|canceled/i);
      assert.equal(workspace.service.counts().size, 0);
    });
  }
});
