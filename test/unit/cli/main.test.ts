import assert from 'node:assert/strict';
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

const root = path.resolve(__dirname, '../../..');

function start(...args: string[]): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn(process.execPath, ['--import', 'tsx', path.join(root, 'src/cli/main.ts'), ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  if (child.exitCode !== null || child.signalCode !== null) return [child.exitCode, child.signalCode];
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}

/** The first line of a stream. */
async function firstLine(stream: Readable): Promise<string> {
  let read = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    read += chunk;
    if (read.includes('\n')) return read.slice(0, read.indexOf('\n'));
  }
  return read;
}

describe('the command line as a process', function () {
  this.timeout(30_000);

  const running: ChildProcess[] = [];
  const run = (...args: string[]) => {
    const child = start(...args);
    running.push(child);
    return child;
  };

  afterEach(() => {
    for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });

  it('reads standard input, writes everything and ends with 1', async () => {
    const child = run('check', '--format', 'json', '-');
    const many = JSON.stringify(Array.from({ length: 3000 }, (_, id) => ({ id: `${id}`, eTag: '1', status: 'Open' })));
    child.stdin.end(many);
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    assert.deepEqual([await ended(child), err], [[1, null], '']);
    assert.equal(JSON.parse(out).length, 3000);
  });

  it('ends with 2 and one line for what it cannot do', async () => {
    const child = run('check', 'missing.referral.json');
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
    assert.deepEqual(
      [await ended(child), out, err],
      [[2, null], '', 'referrals: missing.referral.json does not exist\n'],
    );
  });

  it('ends quietly when the reader goes away', async () => {
    const child = run('schema');
    const err = text(child.stderr);
    await once(child, 'spawn');
    child.stdout.destroy();
    assert.deepEqual([(await ended(child))[1], await err], [null, '']);
  });

  it('tells that there are errors also when the reader goes away', async () => {
    const child = run('check', '--format', 'json', '-');
    const err = text(child.stderr);
    const input = JSON.stringify(Array.from({ length: 3000 }, (_, id) => ({ id: `${id}`, eTag: '1', status: 'Open' })));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(input);
    assert.deepEqual([await ended(child), await err], [[1, null], '']);
  });

  it('runs the sandbox in the profile that was asked for', async () => {
    for (const [profile, status] of [
      ['documented', 400],
      ['lenient', 200],
    ] as const) {
      const child = run('sandbox', '--profile', profile);
      const notes = text(child.stderr);
      const url = (await firstLine(child.stdout)).replace('listening on ', '');
      const query = `${url}?$filter=${encodeURIComponent("status ne 'New'")}`;
      assert.equal((await fetch(query, { headers: { authorization: 'Bearer test' } })).status, status);
      child.kill('SIGTERM');
      await ended(child);
      assert.equal(/Sandbox: Refused: .*"ne" is not documented/.test(await notes), profile === 'documented');
    }
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`runs the sandbox until ${signal}`, async function () {
      if (process.platform === 'win32') this.skip();
      const data = mkdtempSync(path.join(tmpdir(), 'cli-sandbox-'));
      try {
        const child = run('sandbox', '--data', data, '--seed', '7');
        const line = await firstLine(child.stdout);
        const [, url, port] =
          /^listening on (http:\/\/127\.0\.0\.1:(\d+)\/v1\.0\/engagements\/referrals)$/.exec(line) ?? [];
        assert.ok(url && Number(port) > 0, line);
        const response = await fetch(`${url}?$count=true`, { headers: { authorization: 'Bearer test' } });
        assert.equal(response.status, 200);
        const { value } = (await response.json()) as { value: unknown[] };
        assert.equal(value.length, 7);

        const second = run('sandbox', '--port', port ?? '');
        const [out, err] = await Promise.all([text(second.stdout), text(second.stderr)]);
        assert.deepEqual([await ended(second), out], [[2, null], '']);
        assert.match(err, /^referrals: [^\n]*\d+[^\n]*\n$/);

        child.kill(signal);
        assert.deepEqual(await ended(child), [0, null]);
      } finally {
        rmSync(data, { recursive: true, force: true });
      }
    });
  }
});
