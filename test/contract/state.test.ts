import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from '../unit/cli/runForTest';
import { temporaryFolder } from '../unit/cli/temporaryFolder';
import { minimalReferral } from '../unit/sandbox/minimalReferral';
import { type SandboxClient, sandboxClient } from './sandbox/sandboxClient';

describe('the last known state on the command line', () => {
  let sandbox: SandboxClient;
  const folder = temporaryFolder({});
  const file = (name: string) => path.join(folder(), name);
  const read = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));
  const write = (name: string, value: unknown) => writeFileSync(file(name), JSON.stringify(value, null, 2));
  const cli = (command: string, ...args: string[]) =>
    runForTest([command, ...(command === 'check' ? [] : ['--endpoint', sandbox.url]), ...args], { cwd: folder() });
  const sent = async () => {
    const { body } = await sandbox.send('/sandbox/requests');
    const requests = body as unknown as { method: string }[];
    return requests.filter(({ method }) => ['POST', 'PUT', 'PATCH'].includes(method)).length;
  };

  before(async () => {
    sandbox = await sandboxClient();
  });
  after(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    write('deal.referral.json', { ...minimalReferral(), name: 'A deal' });
    assert.equal((await cli('submit', 'deal.referral.json')).code, 0);
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
  });

  /** Closes the deal, and pulls it. */
  async function close(): Promise<void> {
    write('deal.referral.json', { ...read('deal.referral.json'), status: 'Active', substatus: 'Accepted' });
    assert.equal((await cli('submit', 'deal.referral.json')).code, 0);
    write('deal.referral.json', { ...read('deal.referral.json'), status: 'Closed', substatus: 'Won' });
    const run = await cli('submit', 'deal.referral.json');
    assert.equal(run.code, 0, run.out + run.err);
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
  }

  for (const [what, change, code] of [
    ['reopened', { status: 'Active', substatus: 'Accepted' }, /status\./],
    ['edited', { name: 'Another name' }, /status\.closed-is-final/],
  ] as const) {
    it(`refuses a closed deal that is ${what}: check, a dry run and a run alike`, async () => {
      await close();
      assert.equal((await cli('check', 'deal.referral.json')).code, 0);
      write('deal.referral.json', { ...read('deal.referral.json'), ...change });
      const check = await cli('check', 'deal.referral.json');
      assert.deepEqual([check.code, code.test(check.out)], [1, true], check.out);
      for (const args of [['--dry-run'], []]) {
        const run = await cli('submit', 'deal.referral.json', ...args);
        assert.deepEqual([run.code, /^blocked/m.test(run.out), code.test(run.out)], [1, true, true], run.out + run.err);
      }
      assert.equal(await sent(), 0);
    });
  }

  it('finds the files again that a template without .referral has named', async () => {
    const template = ['pull', '--folder', 'deals', '--file-name', '${name}.json'] as const;
    const first = await cli(...template);
    assert.equal(first.code, 0, first.err);
    const names = readdirSync(file('deals'));
    const again = await cli(...template);
    // The deal of the suite is in a file of another folder.
    assert.match(again.out, new RegExp(`: ${names.length + 1} unchanged`), again.out);
    assert.deepEqual(readdirSync(file('deals')), names);
  });

  it('sends nothing by what a folder from elsewhere says, until it is adopted', async () => {
    // As a clone on another computer would have it: the private storage does not know it.
    const own = process.env.XDG_STATE_HOME;
    process.env.XDG_STATE_HOME = file('another-home');
    try {
      write('deal.referral.json', { ...read('deal.referral.json'), name: 'Edited' });
      for (const [command = '', ...args] of [
        ['submit', 'deal.referral.json', '--dry-run'],
        ['submit', 'deal.referral.json'],
        ['pull', '--folder', '.'],
      ]) {
        const run = await cli(command, ...args);
        assert.equal(run.code, 1, run.out + run.err);
        assert.match(run.err, /was not made by you on this computer/);
        assert.match(run.err, /referrals adopt /);
      }
      assert.equal(await sent(), 0);
      const check = await cli('check', 'deal.referral.json');
      assert.equal(check.code, 0);
      assert.match(check.err, /was not made by you/);
      const adopted = await cli('adopt');
      assert.equal(adopted.code, 0, adopted.err);
      assert.match(adopted.out, /1 referrals read from the service, 0 not found, 0 creates in doubt/);
      assert.equal((await cli('submit', 'deal.referral.json')).code, 0);
      assert.equal(await sent(), 1);
      assert.ok(existsSync(file('.referrals/before-adoption')));
    } finally {
      process.env.XDG_STATE_HOME = own;
    }
  });

  it('takes over what an earlier version kept, and its create in doubt', async () => {
    const { id } = read('deal.referral.json');
    rmSync(file('.referrals'), { recursive: true });
    const host = new URL(sandbox.url).host.replace(':', '_');
    mkdirSync(file(`.referrals/${host}`), { recursive: true });
    writeFileSync(file('.referrals/.gitignore'), '*\n');
    const sentThen = { ...minimalReferral(), name: 'In doubt', externalReferenceId: 'R-1' };
    const pending = {
      mark: 'm-1',
      file: '/old/path',
      pointer: '',
      before: {},
      count: 1,
      sent: sentThen,
      at: '2026-01-01T00:00:00Z',
    };
    const lines = [
      { key: id, baseline: { eTag: '"old"', body: { id, name: 'What it never said' }, seen: '2026-01-01T00:00:00Z' } },
      { key: `unwritten-${'0'.repeat(64)}`, baseline: { eTag: '', body: { pending }, seen: '2026-01-01T00:00:00Z' } },
    ];
    const earlier = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(file(`.referrals/${host}/baselines.jsonl`), earlier);
    assert.equal((await cli('submit', 'deal.referral.json')).code, 1);
    const adopted = await cli('adopt', '.referrals');
    assert.match(adopted.out, /1 referrals read from the service, 0 not found, 1 creates in doubt/, adopted.err);
    assert.match((await cli('submit', 'deal.referral.json')).out, /1 unchanged/);
    // The way back.
    assert.equal(readFileSync(file(`.referrals/before-adoption/${host}/baselines.jsonl`), 'utf8'), earlier);
    assert.equal(await sent(), 0);
  });

  it('repairs a damaged folder, and changes nothing if the service does not answer', async () => {
    const journal = () => readdirSync(file('.referrals')).find((name) => name.endsWith('.baselines.jsonl')) ?? '';
    const path = file(`.referrals/${journal()}`);
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('A deal', 'A lie!'));
    const backup = file('backup');
    cpSync(file('.referrals'), backup, { recursive: true });
    for (const args of [['--dry-run'], []]) {
      const run = await cli('submit', 'deal.referral.json', ...args);
      assert.deepEqual([run.code, /is damaged/.test(run.err)], [1, true], run.err);
    }
    await sandbox.fail({ status: 503, match: 'GET' });
    assert.equal((await cli('adopt')).code, 2);
    assert.deepEqual(readdirSync(file('.referrals')).sort(), [...readdirSync(backup).sort()]);
    await sandbox.send('/sandbox/faults', { method: 'DELETE' });
    assert.equal((await cli('adopt')).code, 0);
    assert.match((await cli('submit', 'deal.referral.json')).out, /1 unchanged/);
  });
});
