import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createFile } from '../../../../src/sync/files/createFile';
import { temporaryFolder } from '../../cli/temporaryFolder';

describe('createFile', () => {
  const folder = temporaryFolder({ 'there.json': 'old' });

  it('makes one file where several are made at once, whole, and leaves nothing else', async () => {
    const file = path.join(folder(), 'new.json');
    const texts = Array.from({ length: 20 }, (_, index) => `${index} `.repeat(10_000));
    const made = await Promise.all(texts.map((text) => createFile(file, text)));
    assert.equal(made.filter(Boolean).length, 1);
    assert.equal(readFileSync(file, 'utf8'), texts[made.indexOf(true)]);
    assert.deepEqual(readdirSync(folder()).sort(), ['new.json', 'there.json']);
  });

  it('leaves what is there', async () => {
    assert.equal(await createFile(path.join(folder(), 'there.json'), 'new'), false);
    assert.equal(readFileSync(path.join(folder(), 'there.json'), 'utf8'), 'old');
  });

  it('says what the file system says', async () => {
    await assert.rejects(createFile(path.join(folder(), 'missing/x.json'), ''), /ENOENT/);
  });
});
