import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { ServiceError } from '../../../src/sandbox/serviceError';
import { withFileLock } from '../../../src/sandbox/store/withFileLock';

describe('sandbox lock', () => {
  let folder: string;
  let lock: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sandbox-lock-'));
    lock = path.join(folder, 'referrals.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one in at a time, and leaves nothing behind', async () => {
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(lock, work)));
    assert.equal(most, 1);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is freed when the work fails', async () => {
    await assert.rejects(
      withFileLock(lock, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(existsSync(lock), false);
  });

  it('takes over the lock of a process that is gone', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lock, JSON.stringify({ pid, host: hostname(), token: 'x' }));
    assert.equal(await withFileLock(lock, async () => 'done', { patience: 1000 }), 'done');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('takes over a lock that is too old, of any process', async () => {
    writeFileSync(lock, '{');
    utimesSync(lock, new Date(0), new Date(0));
    assert.equal(await withFileLock(lock, async () => 'done', { patience: 1000 }), 'done');
  });

  it('gives up on a lock that is held, and says what to do', async () => {
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: hostname(), token: 'x' }));
    await assert.rejects(
      withFileLock(lock, async () => 'done', { patience: 50 }),
      (error) =>
        error instanceof ServiceError && error.status === 503 && /in use by another process/.test(error.message),
    );
    assert(existsSync(lock), 'the lock of another user stays');
  });
});
