import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SandboxClient, sandboxClient } from '../sandbox/sandboxClient';

const root = path.resolve(__dirname, '../../..');
const deal = readFileSync(path.join(root, 'samples/contoso-private-deal.referral.json'), 'utf8');

describe('a process that is killed between the write at the service and the baseline', function () {
  this.timeout(60_000);
  let sandbox: SandboxClient;
  let folder: string;
  let file: string;
  /** Forwards between process and sandbox. */
  let gate: Server;
  /** The method whose responses never reach the process, and what happens if one is held back. */
  let held: { method: string; onHeld: () => void } | undefined;

  before(async () => {
    sandbox = await sandboxClient({});
    gate = createServer(({ headers, method, url }, response) => {
      const passed = send(`${new URL(sandbox.url).origin}${url}`, { headers, method }, (answer) => {
        const hold = held;
        if (hold && hold.method === method) {
          answer.resume().on('end', hold.onHeld);
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      response.req.pipe(passed);
    }).listen(0, '127.0.0.1');
    await once(gate, 'listening');
  });
  after(async () => {
    gate.closeAllConnections();
    gate.close();
    await sandbox.close();
  });
  beforeEach(async () => {
    await sandbox.reset();
    await sandbox.send('/sandbox/requests', { method: 'DELETE' });
    folder = mkdtempSync(path.join(tmpdir(), 'killed-'));
    file = path.join(folder, 'deal.referral.json');
    writeFileSync(file, deal);
  });
  afterEach(async () => {
    held = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  function start(): ChildProcess {
    const endpoint = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
    const args = ['--import', 'tsx', path.join(root, 'src/cli/main.ts'), 'submit', file, '--endpoint', endpoint];
    return spawn(process.execPath, args, { cwd: root, env: { ...process.env, REFERRALS_TOKEN: 'any' } });
  }
  async function run(): Promise<number | null> {
    const child = start();
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }
  /** Runs a submit, and kills it as soon as the service has done its work, before the response arrives. */
  async function killedOn(method: string): Promise<void> {
    const worked = new Promise<void>((resolve) => {
      held = { method, onHeld: resolve };
    });
    const child = start();
    const ended = once(child, 'exit');
    await worked;
    child.kill('SIGKILL');
    await ended;
    held = undefined;
  }
  async function received(method: string): Promise<number> {
    const { body } = await sandbox.send('/sandbox/requests');
    return (body as unknown as { method: string }[]).filter((request) => request.method === method).length;
  }
  const all = async () => (await sandbox.send('?$top=1000')).body.value;
  const read = () => JSON.parse(readFileSync(file, 'utf8'));

  it('makes one referral in two runs', async () => {
    const before = (await all()).length;
    await killedOn('POST');
    assert.equal(readFileSync(file, 'utf8'), deal);
    assert.equal((await all()).length, before + 1, 'the service has done its work');
    assert.equal(await run(), 0);
    assert.equal((await all()).length, before + 1);
    assert.ok((await all()).some(({ id }) => id === read().id));
    assert.equal(await received('POST'), 1);
  });

  it('sends no update twice, and loses neither its own change nor one made meanwhile', async () => {
    assert.equal(await run(), 0);
    const { id } = read();
    writeFileSync(file, JSON.stringify({ ...read(), name: 'Renamed' }, null, 2));
    await killedOn('PATCH');
    const { status } = await sandbox.send(`/${id}`, {
      method: 'PATCH',
      body: [{ op: 'replace', path: '/details/notes', value: 'theirs' }],
    });
    assert.equal(status, 204);
    assert.equal(await run(), 0);
    const { name, details } = (await sandbox.send(`/${id}`)).body;
    assert.deepEqual([name, (details as unknown as { notes: string }).notes], ['Renamed', 'theirs']);
    assert.deepEqual([read().name, read().details.notes], ['Renamed', 'theirs']);
  });
});
