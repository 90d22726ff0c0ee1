import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withLock } from '../../../scripts/vscode/withLock';

describe('withLock', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one piece of work run after the other', async () => {
    const lock = path.join(folder, 'a.lock');
    const log: string[] = [];
    const work = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
    };
    await Promise.all([withLock(lock, work('first')), withLock(lock, work('second'))]);
    assert.deepEqual(log, ['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('does not wait for a holder that has died', async () => {
    const lock = path.join(folder, 'a.lock');
    writeFileSync(lock, '4194305'); // above the highest process number of Linux
    assert.equal(await withLock(lock, async () => 'done'), 'done');
  });

  it('is free again after work that failed', async () => {
    const lock = path.join(folder, 'a.lock');
    await assert.rejects(
      withLock(lock, () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.equal(await withLock(lock, async () => 'done'), 'done');
  });
});
