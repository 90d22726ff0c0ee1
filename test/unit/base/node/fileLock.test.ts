import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FileLockError, lockFile } from '../../../../src/base/node/fileLock';
import { thisProcess } from '../../../../src/base/node/processIdentity';
import { temporaryFolder } from '../../cli/temporaryFolder';

const module = path.resolve('src/base/node/fileLock.ts');

/** Starts a process that takes the lock, says so and keeps it. */
async function holder(file: string, namespace = false): Promise<ChildProcess> {
  const script = `
    const { lockFile } = require(${JSON.stringify(module)});
      void (async () => {
      await lockFile(${JSON.stringify(file)}, { beatMs: 50 });
      console.log('held');
      setInterval(() => undefined, 1000);
      })();
    `;
  const node = [process.execPath, '--import', 'tsx', '-e', script];
  const [command = '', ...args] = namespace ? ['unshare', '--pid', '--fork', '--kill-child', ...node] : node;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

describe('lockFile', () => {
  const folder = temporaryFolder({});
  const file = () => path.join(folder(), 'lock');
  const quick = { patienceMs: 200, staleMs: 400, beatMs: 20 };

  it('is one process at a time, and leaves nothing', async () => {
    const first = await lockFile(file(), quick);
    assert.equal(first.isHeld(), true);
    let told = 0;
    await assert.rejects(
      lockFile(file(), { ...quick, onWait: () => told++ }),
      (error) => error instanceof FileLockError && error.reason === 'busy' && error.holder === process.pid,
    );
    assert.equal(told, 1);
    const waiting = lockFile(file());
    await first.release();
    const second = await waiting;
    assert.equal(first.isHeld(), false);
    assert.equal(second.isHeld(), true);
    await first.release().catch(() => undefined);
    assert.equal(second.isHeld(), true);
    await second.release();
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('says so if something else has its name, and waits for nothing', async function () {
    if (process.platform === 'win32') this.skip();
    const others: Record<string, () => void> = {
      'a link that leads nowhere': () => symlinkSync('/nowhere/at all', file()),
      'a link to a file': () => symlinkSync(__filename, file()),
      'a folder': () => mkdirSync(file()),
      'a pipe': () => assert.equal(spawnSync('mkfifo', [file()]).status, 0),
      'a large file': () => writeFileSync(file(), 'x'.repeat(100_000)),
    };
    for (const [name, make] of Object.entries(others)) {
      make();
      await assert.rejects(lockFile(file(), quick), /lock is not a lock/, name);
      rmSync(file(), { recursive: true });
    }
  });

  it('ends its wait when that is canceled', async () => {
    const first = await lockFile(file(), quick);
    await assert.rejects(
      lockFile(file(), { signal: AbortSignal.timeout(60) }),
      (error) => error instanceof FileLockError && error.reason === 'cancelled',
    );
    await first.release();
  });

  it('is taken over at once from a process that was killed', async () => {
    const child = await holder(file());
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await lockFile(file(), { patienceMs: 300 });
    await lock.release();
    assert.deepEqual(readdirSync(folder()), []);
  });

  it('is not taken over from a stopped process of this machine', async function () {
    if (process.platform !== 'linux') this.skip();
    const child = await holder(file());
    child.kill('SIGSTOP');
    await assert.rejects(lockFile(file(), { patienceMs: 1000, staleMs: 100 }), FileLockError);
    child.kill('SIGKILL');
  });

  it('is taken over from a process that cannot be asked, when its heart stops', async () => {
    const other = '0123456789-1-1 other\n';
    let beats = 0;
    writeFileSync(file(), other + beats);
    const timer = setInterval(() => writeFileSync(file(), `${other}${++beats}`), 50);
    await assert.rejects(lockFile(file(), { patienceMs: 1000, staleMs: 300 }), FileLockError);
    clearInterval(timer);
    const lock = await lockFile(file(), { patienceMs: 3000, staleMs: 300 });
    assert.equal(lock.isHeld(), true);
    await lock.release();
  });

  it('is taken over if nothing that can be read is in it', async () => {
    for (const text of ['', '{"pid":1}', '\0\0\0']) {
      writeFileSync(file(), text);
      await (await lockFile(file(), { patienceMs: 3000, staleMs: 100 })).release();
    }
  });

  it('tells if it was taken over', async () => {
    const lock = await lockFile(file(), quick);
    writeFileSync(file(), '0123456789-1-1 other\n0');
    assert.equal(lock.isHeld(), false);
    await lock.release();
    assert.ok(existsSync(file()), 'the lock of another process stays');
  });

  it('shows life', async () => {
    const lock = await lockFile(file(), quick);
    const before = readFileSync(file(), 'utf8');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.notEqual(readFileSync(file(), 'utf8'), before);
    assert.ok(before.startsWith(thisProcess));
    await lock.release();
  });

  it('holds between two PID namespaces with one host name', async function () {
    if (spawnSync('unshare', ['--pid', '--fork', 'true']).status !== 0) this.skip();
    const child = await holder(file(), true);
    await assert.rejects(lockFile(file(), { patienceMs: 1500, staleMs: 500 }), FileLockError);
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    const lock = await lockFile(file(), { patienceMs: 5000, staleMs: 500 });
    assert.equal(lock.isHeld(), true);
    await lock.release();
  });

  it('lets many processes in one by one', async () => {
    const counter = path.join(folder(), 'count');
    writeFileSync(counter, '0');
    const script = `
      const { readFileSync, writeFileSync } = require('node:fs');
      const { lockFile } = require(${JSON.stringify(module)});
      void (async () => {
        for (let turn = 0; turn < 20; turn++) {
          const lock = await lockFile(${JSON.stringify(file())});
          const count = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'));
          await new Promise((resolve) => setTimeout(resolve, 1));
          writeFileSync(${JSON.stringify(counter)}, String(count + 1));
          await lock.release();
        }
      })();
    `;
    const run = () => spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: 'inherit' });
    await Promise.all([run(), run(), run()].map((child) => once(child, 'exit')));
    assert.equal(readFileSync(counter, 'utf8'), '60');
  }).timeout(60_000);
});
