import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { diskFile } from '../../../../src/cli/sync/diskFile';
import { temporaryFolder } from '../temporaryFolder';

describe('a file whose referrals are submitted at the same time', () => {
  const folder = temporaryFolder({ 'all.json': '0' });
  const name = () => path.join(folder(), 'all.json');
  const append = (text: string, more: string) => ({ edits: [{ offset: text.length, length: 0, text: more }] });

  it('takes all changes, each on the text after the one before it', async () => {
    const file = diskFile(name());
    const seen: string[] = [];
    const inodes = new Set<number>();
    await Promise.all(
      ['1', '2', '3', '4', '5', '6', '7', '8'].map(async (more) => {
        const { edits } = await file.change((text) => {
          seen.push(text);
          return append(text, more);
        });
        assert.equal(edits[0]?.text, more);
        // It is on disk when the promise resolves.
        assert.ok(readFileSync(name(), 'utf8').includes(more));
        inodes.add(statSync(name()).ino);
      }),
    );
    assert.equal(readFileSync(name(), 'utf8'), '012345678');
    assert.deepEqual(seen, ['0', '01', '012', '0123', '01234', '012345', '0123456', '01234567']);
    assert.ok(inodes.size < 8, `${inodes.size} writes`);
  });

  it('fails only the change that cannot be decided', async () => {
    const file = diskFile(name());
    const results = await Promise.allSettled([
      file.change((text) => append(text, '1')),
      file.change((text) => append(text, '2')),
      file.change(() => {
        throw new Error('gone');
      }),
      file.change((text) => append(text, '3')),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(readFileSync(name(), 'utf8'), '0123');
  });

  it('fails all changes of a file that would be damaged, and leaves it', async () => {
    const bytes = Buffer.of(0x22, 0xe9, 0x22);
    writeFileSync(name(), bytes);
    const file = diskFile(name());
    const results = await Promise.allSettled(['1', '2', '3'].map((more) => file.change((text) => append(text, more))));
    assert.ok(results.every((result) => result.status === 'rejected' && /UTF-8/.test(String(result.reason))));
    assert.deepEqual(readFileSync(name()), bytes);
  });

  it('reads what another program wrote, also if it is as long', async () => {
    const file = diskFile(name());
    assert.equal(await file.read(), '0');
    writeFileSync(name(), '9');
    assert.equal(await file.read(), '9');
    await file.change((text) => append(text, '1'));
    assert.equal(await file.read(), '91');
  });

  it('reads files of any size as a whole', async () => {
    const file = diskFile(name());
    const buffer = 1 << 16;
    for (const length of [0, 1, buffer - 1, buffer, buffer + 1, 3 * buffer, 5]) {
      const text = 'abcdefg'.repeat(buffer).slice(0, length);
      writeFileSync(name(), text);
      assert.ok((await file.read()) === text, `${length} bytes`);
    }
  });
});
