import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import type { SandboxOptions } from '../../../src/sandbox/startSandbox';
import { minimalReferral } from '../../unit/sandbox/minimalReferral';
import { type SandboxClient, sandboxClient } from './sandboxClient';

describe('sandbox data', () => {
  let dataDir: string;
  let running: SandboxClient[];
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), 'sandbox-data-'));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((sandbox) => sandbox.close()));
    rmSync(dataDir, { recursive: true });
  });

  async function start(options: SandboxOptions = {}): Promise<SandboxClient> {
    const sandbox = await sandboxClient({ dataDir, ...options });
    running.push(sandbox);
    return sandbox;
  }
  const file = () => path.join(dataDir, 'referrals.json');
  const count = async (sandbox: SandboxClient) => (await sandbox.send('?$count=true')).body['@odata.count'];

  it('outlive a restart, eTags included', async () => {
    const first = await start();
    const { body: created } = await first.send('', { body: minimalReferral() });
    await first.close();
    const second = await start();
    const { body } = await second.send(`/${created.id}`);
    assert.deepEqual(
      [body.eTag, body.createdDateTime, body.name],
      [created.eTag, created.createdDateTime, created.name],
    );
    assert.equal(body.links.self.uri, `${second.url}/${created.id}`);
    assert.deepEqual(readdirSync(dataDir), ['referrals.json']);
  });

  it('are not kept if no folder is given', async () => {
    const first = await start({ dataDir: undefined });
    const { body: created } = await first.send('', { body: minimalReferral() });
    const second = await start({ dataDir: undefined });
    assert.equal((await second.send(`/${created.id}`)).status, 404);
  });

  it('can be shared by two sandboxes: no write is lost', async () => {
    const [left, right] = [await start(), await start()];
    const before = await count(left);
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? left : right).send('', { body: minimalReferral() })),
    );
    assert.deepEqual([await count(left), await count(right)], [before + 20, before + 20]);
    const { body: created } = await left.send('', { body: minimalReferral() });
    const put = (sandbox: SandboxClient) => {
      const { links: _, ...body } = created;
      return sandbox.send(`/${created.id}`, { method: 'PUT', body, headers: { 'if-match': created.eTag } });
    };
    const statuses = (await Promise.all([put(left), put(right)])).map(({ status }) => status);
    assert.deepEqual(statuses.toSorted(), [200, 412]);
  });

  it('can be shared by two processes: no write is lost', async () => {
    const sandbox = await start();
    const before = await count(sandbox);
    const script = path.join(__dirname, 'createMany.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, '15'], { stdio: 'inherit' });
    const ended = once(child, 'exit');
    let own = 0;
    while (child.exitCode === null) {
      assert.equal((await sandbox.send('', { body: minimalReferral() })).status, 201);
      own++;
    }
    assert.deepEqual(await ended, [0, null]);
    assert.equal(await count(sandbox), before + own + 15);
  }).timeout(30_000);

  it('are set aside, not deleted, if they cannot be read', async () => {
    for (const text of [
      '{"version":1,"referrals":[',
      '',
      '[]',
      '{"version":2,"referrals":[]}',
      '{"version":1,"referrals":[{"id":1}]}',
    ]) {
      writeFileSync(file(), text);
      const lines: string[] = [];
      const sandbox = await start({ log: (line) => lines.push(line) });
      assert((await count(sandbox)) > 0, text);
      const aside = readdirSync(dataDir).filter((name) => name.includes('unreadable'));
      assert.deepEqual(
        aside.map((name) => readFileSync(path.join(dataDir, name), 'utf8')),
        [text],
      );
      const told = lines.filter((line) => /kept as .*unreadable/.test(line));
      assert.equal(told.length, 1, lines.join());
      for (const name of aside) rmSync(path.join(dataDir, name));
    }
  });

  it('are set aside also when they go bad while the sandbox runs', async () => {
    const sandbox = await start();
    writeFileSync(file(), 'garbage');
    assert.equal((await sandbox.send('', { body: minimalReferral() })).status, 201);
    assert.equal(readdirSync(dataDir).filter((name) => name.includes('unreadable')).length, 1);
  });

  it('begin again when the file is deleted', async () => {
    const sandbox = await start();
    const before = await count(sandbox);
    await sandbox.send('', { body: minimalReferral() });
    rmSync(file());
    assert.equal(await count(sandbox), before);
  });

  it('begin again when another window deletes their folder', async () => {
    const sandbox = await start();
    const { body: earlier } = await sandbox.send('', { body: minimalReferral() });
    rmSync(dataDir, { recursive: true });
    const { status, body } = await sandbox.send('', { body: minimalReferral() });
    assert.equal(status, 201);
    assert.equal((await sandbox.send(`/${body.id}`)).status, 200);
    assert.equal((await sandbox.send(`/${earlier.id}`)).status, 404);
  });

  it('survive a process that was ended in the middle of a write', async () => {
    await (await start()).close();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(path.join(dataDir, 'referrals.lock'), JSON.stringify({ pid, host: hostname(), token: 'x' }));
    writeFileSync(`${file()}.half.tmp`, '{"version":1,"ref');
    const sandbox = await start();
    assert.equal((await sandbox.send('', { body: minimalReferral() })).status, 201);
    assert.deepEqual(readdirSync(dataDir), ['referrals.json']);
  });

  it('a refused request changes nothing', async () => {
    const sandbox = await start();
    const before = readFileSync(file(), 'utf8');
    assert.equal((await sandbox.send('', { body: {} })).status, 400);
    assert.equal(readFileSync(file(), 'utf8'), before);
  });

  it('can be generated; into data that are there, only what they lack', async () => {
    const first = await start({ seed: 12 });
    assert.equal(await count(first), 12);
    const [some] = (await first.send('?$top=1')).body.value;
    await first.send(`/${some?.id}`, {
      method: 'PATCH',
      body: [{ op: 'replace', path: '/tags', value: ['mine'] }],
    });
    await first.close();
    const second = await start({ seed: 20 });
    assert.equal(await count(second), 20);
    assert.equal(await second.reset(), 20);
    await second.close();
    assert.equal(await count(await start()), 20);
  });

  it('say which folder cannot be used', async () => {
    const taken = path.join(dataDir, 'taken');
    writeFileSync(taken, '');
    await assert.rejects(sandboxClient({ dataDir: taken }), /The sandbox cannot keep its data in .*taken/);
  });
});
