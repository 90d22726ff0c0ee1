import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appendLine } from '../../../../../src/sync/state/node/journalFile';

describe('appendLine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'append-'));
  const file = path.join(folder, 'lines');
  after(() => rmSync(folder, { recursive: true }));

  /** Writes at most three bytes at a time, and fails after `maxCalls`. */
  function shortWrites(maxCalls: number): typeof writeSync {
    let calls = 0;
    const write = (handle: number, content: string | Uint8Array, ...[at, length, position]: number[]): number => {
      if (++calls > maxCalls) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      const bytes =
        typeof content === 'string' ? Buffer.from(content) : content.subarray(at, Number(at) + Number(length));
      return writeSync(
        handle,
        bytes.subarray(0, 3),
        0,
        Math.min(3, bytes.length),
        typeof content === 'string' ? at : position,
      );
    };
    return write as typeof writeSync;
  }

  function append(write: typeof writeSync): number {
    writeFileSync(file, 'old\n');
    const handle = openSync(file, 'r+');
    try {
      return appendLine(handle, 'größer\n', 4, write);
    } finally {
      closeSync(handle);
    }
  }

  it('writes the rest if the system takes only parts', () => {
    assert.equal(append(shortWrites(10)), 9);
    assert.equal(readFileSync(file, 'utf8'), 'old\ngrößer\n');
  });

  it('leaves nothing of a line that does not fit on the disk', () => {
    assert.throws(() => append(shortWrites(2)), /no space/);
    assert.equal(readFileSync(file, 'utf8'), 'old\n');
  });
});
