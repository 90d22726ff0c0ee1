import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { deal } from './deal';
import { type Workspace, workspaces } from './workspace';

const root = path.resolve(__dirname, '../..');
const marks = Array.from({ length: 20 }, (_, index) => `m${index}`);

/** Deals without a reference of their own, one in each file or all in one. */
const forms = {
  'a file each': (workspace: Workspace) => {
    for (const mark of marks) workspace.write(`deals/${mark}.referral.json`, unreferenced(mark));
  },
  'one file': (workspace: Workspace) => workspace.write('deals/all.referrals.json', marks.map(unreferenced)),
};

function unreferenced(mark: string): Record<string, unknown> {
  const { externalReferenceId: _, ...rest } = deal(mark);
  return rest;
}

/** Resolves when the service has got so many creates. */
function creates(workspace: Workspace, count: number): Promise<void> {
  return new Promise((resolve) => {
    workspace.service.arrival = async () => {
      if (workspace.service.requests.create < count) return;
      await new Promise((done) => setTimeout(done, 50));
      resolve();
    };
  });
}

function assertAllOnce(workspace: Workspace, text: string): void {
  assert.deepEqual([...workspace.service.counts()].sort(), marks.map((mark) => [mark, 1]).sort(), text);
  const written = workspace
    .files('deals')
    .flatMap((name) => workspace.read<unknown>(`deals/${name}`) as Record<string, unknown>[])
    .map(({ id }) => id);
  const made = workspace.service.referrals().map(({ id }) => id);
  assert.deepEqual(written.sort(), made.sort(), text);
}

describe('several creates under way', function () {
  this.timeout(120_000);
  const open = workspaces();

  for (const [form, write] of Object.entries(forms)) {
    it(`are several, and all arrive once (${form})`, async () => {
      const workspace = await open();
      write(workspace);
      let running = 0;
      let most = 0;
      workspace.service.arrival = async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 30));
        running--;
      };
      const run = await workspace.cli('submit', 'deals');
      assert.equal(run.code, 0, run.text);
      assert.ok(most > 2, `${most} at a time`);
      assertAllOnce(workspace, run.text);
    });

    it(`survive that the process is killed among them (${form})`, async () => {
      const workspace = await open({
        // The first one is answered; of the next ones some arrive, some never, and none is answered.
        faults: [
          { on: 'create', answer: 'silence', after: 1, times: 3 },
          { on: 'create', answer: 'silence', effect: 'held', after: 1, times: 2 },
        ],
      });
      write(workspace);
      const under = creates(workspace, 6);
      const args = ['--import', require.resolve('tsx'), path.join(root, 'src/cli/main.ts'), 'submit', 'deals'];
      const child = spawn(process.execPath, [...args, '--endpoint', workspace.service.origin], {
        cwd: workspace.folder,
        env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json') },
        stdio: 'ignore',
      });
      const ended = once(child, 'exit');
      await Promise.race([under, ended]);
      child.kill('SIGKILL');
      await ended;
      workspace.service.arrival = undefined;
      assert.ok(workspace.service.requests.create >= 6, `${workspace.service.requests.create} creates`);
      workspace.service.knobs.faults = [];
      workspace.service.release();
      const again = await workspace.cli('submit', 'deals');
      // Those whose request had not left: nothing tells them from those that the service does not show yet.
      const inDoubt = again.text.match(/^doubtful/gm)?.length ?? 0;
      assert.ok(inDoubt <= 8 && !/^(failed|invalid)/m.test(again.text), again.text);
      assert.ok(
        [...workspace.service.counts().values()].every((count) => count === 1),
        again.text,
      );
      const last = await workspace.cli('submit', 'deals', '--create-anyway');
      assert.equal(last.code, 0, last.text);
      assertAllOnce(workspace, last.text);
    });

    it(`survive a rate limit among them (${form})`, async () => {
      const workspace = await open({
        faults: [{ on: 'create', answer: 429, effect: 'never', headers: { 'retry-after': '0' }, after: 4, times: 2 }],
      });
      write(workspace);
      const run = await workspace.cli('submit', 'deals');
      assert.equal(run.code, 0, run.text);
      assertAllOnce(workspace, run.text);
    });

    it(`survive an interruption among them (${form})`, async () => {
      const workspace = await open({ faults: [{ on: 'create', answer: 'silence', after: 2, times: 4 }] });
      write(workspace);
      const stop = new AbortController();
      void creates(workspace, 6).then(() => setTimeout(() => stop.abort(), 50));
      const args = ['submit', 'deals', '--endpoint', workspace.service.origin];
      const run = await workspace.run({ args, interruption: stop.signal });
      assert.equal(run.code, 1, run.text);
      assert.match(run.text, /some referrals were not submitted/);
      // Every one that may have been created has its line.
      assert.ok((run.text.match(/^doubtful/gm)?.length ?? 0) >= 4, run.text);
      const sent = workspace.service.requests.create;
      assert.ok(sent < marks.length, `${sent} creates after the interruption`);
      const again = await workspace.cli('submit', 'deals');
      assert.equal(again.code, 0, again.text);
      assertAllOnce(workspace, again.text);
      assert.equal(workspace.service.requests.create, marks.length);
    });
  }

  it('are only one until it is known whether the service responds', async () => {
    const workspace = await open({ faults: [{ on: 'create', answer: 401, effect: 'never', times: 100 }] });
    forms['a file each'](workspace);
    await workspace.cli('submit', 'deals');
    assert.equal(workspace.service.requests.create, 1);
  });
});

describe('referrals that may be one', function () {
  this.timeout(60_000);
  const open = workspaces();

  /** Notes when two requests are under way at the same time. */
  function overlaps(workspace: Workspace): () => number {
    let running = 0;
    let most = 0;
    workspace.service.arrival = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 50));
      running--;
    };
    return () => most;
  }

  it('with one ID in two files are updated one after the other', async () => {
    const workspace = await open();
    workspace.write('a.referral.json', deal('a'));
    workspace.write('first.referral.json', deal('first'));
    assert.equal((await workspace.cli('submit', '.')).code, 0);
    workspace.write('b.referral.json', workspace.read('a.referral.json'));
    workspace.write('c.referral.json', workspace.read('a.referral.json'));
    workspace.edit<Record<string, unknown>>('first.referral.json', (value) => {
      value.qualification = 'Direct';
    });
    workspace.edit<{ details: Record<string, unknown> }>('a.referral.json', (value) => {
      value.details.dealValue = 1;
    });
    workspace.edit<{ details: Record<string, unknown> }>('b.referral.json', (value) => {
      value.details.closingDateTime = '2027-07-31T00:00:00Z';
    });
    workspace.edit<{ details: Record<string, unknown> }>('c.referral.json', (value) => {
      value.details.dealValue = 2;
    });
    const most = overlaps(workspace);
    const run = await workspace.cli(
      'submit',
      'first.referral.json',
      'a.referral.json',
      'b.referral.json',
      'c.referral.json',
      '--block-on',
      'off',
    );
    assert.equal(most(), 1, run.text);
    // Each one sees what those before it did.
    assert.match(run.text, /^updated .*b\.referral\.json/m);
    assert.match(run.text, /^conflict .*c\.referral\.json/m);
    const made = JSON.stringify(workspace.service.ofDeal('a'));
    assert.match(made, /"dealValue":1,/);
    assert.match(made, /"closingDateTime":"2027-07-31/);
  });

  it('with one reference in two files are created one after the other', async () => {
    const workspace = await open();
    workspace.write('0.referral.json', deal('0'));
    workspace.write('a.referral.json', deal('a'));
    workspace.write('b.referral.json', deal('b', { externalReferenceId: 'CRM-a', type: 'Shared' }));
    const most = overlaps(workspace);
    const run = await workspace.cli('submit', '.', '--block-on', 'off');
    assert.equal(most(), 1, run.text);
  });

  it('with the same content in two files are created one after the other, and the second one needs a decision', async () => {
    const workspace = await open();
    workspace.write('0.referral.json', deal('0'));
    for (const name of ['a', 'b']) workspace.write(`${name}.referral.json`, unreferenced('same'));
    const most = overlaps(workspace);
    const run = await workspace.cli('submit', '.', '--block-on', 'off');
    assert.equal(most(), 1, run.text);
    assert.equal(workspace.service.counts().get('same'), 1, run.text);
    assert.match(run.text, /^doubtful .*b\.referral\.json/m);
  });
});
