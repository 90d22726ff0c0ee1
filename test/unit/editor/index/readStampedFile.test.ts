import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readStampedFile } from '../../../../src/editor/index/readStampedFile';

describe('readStampedFile', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'referrals-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('reads files of any size, with their stamp', async () => {
    for (const size of [0, 1, 4096, 300_000]) {
      const file = path.join(folder, `${size}.json`);
      const bytes = Buffer.alloc(size, 'aä');
      writeFileSync(file, bytes);
      const read = await readStampedFile(file);
      assert.ok(bytes.equals(read.bytes), `${size} bytes`);
      assert.deepEqual(read.stamp, { mtime: statSync(file).mtime.getTime(), size });
    }
  });

  it('says why it cannot read', async () => {
    await assert.rejects(readStampedFile(path.join(folder, 'missing.json')), { code: 'ENOENT' });
    await assert.rejects(readStampedFile(folder), { code: 'EISDIR' });
  });
});
