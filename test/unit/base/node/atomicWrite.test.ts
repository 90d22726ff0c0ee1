import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createFile, putFile, renameOver, replaceFile, replaceFileAtOnce } from '../../../../src/base/node/atomicWrite';
import { sweep, temporaryName } from '../../../../src/base/node/temporaryFiles';
import { temporaryFolder } from '../../cli/temporaryFolder';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('createFile', () => {
  const folder = temporaryFolder({ 'there.json': 'old' });

  it('makes one file if several are made at once, whole, and leaves nothing else', async () => {
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

  it('keeps a private file private', async () => {
    await createFile(path.join(folder(), 'own'), 'x', 0o600);
    assert.equal(statSync(path.join(folder(), 'own')).mode & 0o777, 0o600);
  });
});

describe('replaceFile', () => {
  const folder = temporaryFolder({ 'there.json': 'old' });
  const file = () => path.join(folder(), 'there.json');

  it('replaces what is expected, and nothing else', async () => {
    assert.equal(await replaceFile(file(), bytes('new'), bytes('other')), false);
    assert.equal(readFileSync(file(), 'utf8'), 'old');
    assert.equal(await replaceFile(file(), bytes('new'), bytes('old')), true);
    assert.equal(readFileSync(file(), 'utf8'), 'new');
    assert.deepEqual(readdirSync(folder()), ['there.json']);
  });

  it('writes names as long as file systems allow', async () => {
    const name = `${'é'.repeat(122)}x.json`;
    assert.equal(Buffer.byteLength(name), 250);
    const long = path.join(folder(), name);
    assert.equal(await createFile(long, 'one'), true);
    assert.equal(await replaceFile(long, bytes('two'), bytes('one')), true);
    assert.equal(readFileSync(long, 'utf8'), 'two');
  });

  it('keeps mode, symbolic links and hard links', async () => {
    chmodSync(file(), 0o664);
    symlinkSync('there.json', path.join(folder(), 'soft.json'));
    await replaceFile(path.join(folder(), 'soft.json'), bytes('through the link'));
    assert.equal(readFileSync(file(), 'utf8'), 'through the link');
    assert.equal(statSync(file()).mode & 0o777, 0o664);
    linkSync(file(), path.join(folder(), 'hard.json'));
    assert.equal(await replaceFile(file(), bytes('both'), bytes('stale')), false);
    assert.equal(await replaceFile(file(), bytes('both'), bytes('through the link')), true);
    assert.equal(readFileSync(path.join(folder(), 'hard.json'), 'utf8'), 'both');
    assert.equal(statSync(file()).nlink, 2);
  });

  it('does the same at once', async () => {
    const soft = path.join(folder(), 'soft.json');
    chmodSync(file(), 0o664);
    symlinkSync('there.json', soft);
    assert.equal(await replaceFileAtOnce(soft, bytes('new'), bytes('other')), false);
    assert.equal(readFileSync(file(), 'utf8'), 'old');
    assert.equal(await replaceFileAtOnce(soft, bytes('new'), bytes('old')), true);
    assert.deepEqual([readFileSync(soft, 'utf8'), statSync(file()).mode & 0o777], ['new', 0o664]);
    linkSync(file(), path.join(folder(), 'hard.json'));
    assert.equal(await replaceFileAtOnce(file(), bytes('both'), bytes('stale')), false);
    assert.equal(await replaceFileAtOnce(file(), bytes('both'), bytes('new')), true);
    assert.equal(readFileSync(path.join(folder(), 'hard.json'), 'utf8'), 'both');
    assert.deepEqual(readdirSync(folder()).sort(), ['hard.json', 'soft.json', 'there.json']);
    await assert.rejects(replaceFileAtOnce(path.join(folder(), 'none.json'), bytes('x'), bytes('y')), /ENOENT/);
  });

  it('makes the file that a link leads to', async () => {
    mkdirSync(path.join(folder(), 'inner'));
    symlinkSync('inner/later.json', path.join(folder(), 'soft.json'));
    await assert.rejects(replaceFile(path.join(folder(), 'soft.json'), bytes('x')), /ENOENT/);
    await putFile(path.join(folder(), 'soft.json'), bytes('x'));
    assert.equal(readFileSync(path.join(folder(), 'inner/later.json'), 'utf8'), 'x');
    symlinkSync('round.json', path.join(folder(), 'round.json'));
    await assert.rejects(putFile(path.join(folder(), 'round.json'), bytes('x')));
  });

  it('keeps the owner', function () {
    if (process.getuid?.() !== 0) this.skip();
    const script = `
      const { chownSync, chmodSync, statSync, writeFileSync, readFileSync } = require('node:fs');
      const { replaceFile } = require(${JSON.stringify(path.resolve('src/base/node/atomicWrite.ts'))});
      void (async () => {
        const file = ${JSON.stringify(file())};
        await replaceFile(file, Buffer.from('as root'));
        if (statSync(file).uid !== 1234) throw new Error('the owner changed');
        chmodSync(file, 0o666);
        chmodSync(${JSON.stringify(folder())}, 0o777);
        process.setuid(4321);
        await replaceFile(file, Buffer.from('as another'));
        if (statSync(file).uid !== 1234) throw new Error('the owner changed');
        if (readFileSync(file, 'utf8') !== 'as another') throw new Error('it was not written');
      })();
    `;
    const chown = spawnSync('chown', ['1234:1234', file()]);
    assert.equal(chown.status, 0);
    const run = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
      encoding: 'utf8',
    });
    assert.equal(run.status, 0, run.stderr);
    assert.deepEqual(readdirSync(folder()), ['there.json']);
  });

  it('tries again while Windows has a file open', async () => {
    let calls = 0;
    const busy = async () => {
      if (++calls < 3) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    };
    await renameOver('a', 'b', busy, { isWindows: true });
    assert.equal(calls, 3);
    calls = 0;
    await assert.rejects(renameOver('a', 'b', busy, { isWindows: false }), /EPERM/);
    assert.equal(calls, 1);
  });
});

describe('temporary files', () => {
  const folder = temporaryFolder({});

  it('go if their process was killed, and stay if it runs', async () => {
    const script = `
      const { writeFileSync } = require('node:fs');
      const { temporaryName } = require(${JSON.stringify(path.resolve('src/base/node/temporaryFiles.ts'))});
      void (async () => {
        writeFileSync(${JSON.stringify(folder())} + '/' + temporaryName(), 'half');
        process.kill(process.pid, 'SIGKILL');
      })();
    `;
    spawnSync(process.execPath, ['--import', 'tsx', '-e', script]);
    const own = path.join(folder(), temporaryName());
    writeFileSync(own, 'mine');
    writeFileSync(path.join(folder(), '.referral-0123456789-1-1.abc.tmp'), 'of another container');
    assert.equal(readdirSync(folder()).length, 3);
    await sweep(folder());
    assert.equal(readdirSync(folder()).length, 2);
    assert.ok(existsSync(own));
  });
});
