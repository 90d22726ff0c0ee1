import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixSources } from '../../../src/cli/check/fixSources';
import type { Terminal } from '../../../src/cli/cliCommand';
import { createReferralLanguage } from '../../../src/language/service';
import { runForTest } from './runForTest';
import { temporaryFolder } from './temporaryFolder';

const fixable = '{\r\n\t"id": "1",\r\n\t"eTag": "1",\r\n\t"Direction": "Outgoing",\r\n\t"name": "ü"\r\n}';
const fixed = fixable.replace('Direction', 'direction');
const mixed = '{ "id": "2", "eTag": "1", "Name": "x", "status": "Closed", "substatus": "Pending" }\n';
const good = '{ "id": "3", "eTag": "1" }';
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('check --fix', () => {
  const cwd = temporaryFolder({
    'fixable.referral.json': fixable,
    'with space.referral.json': `\ufeff${fixable.replace('"1"', '"4"')}`,
    'mixed.json': mixed,
    'good.json': good,
    'utf16.json': utf16(fixable.replace('"1"', '"5"')),
    'latin1.json': Buffer.from(fixable, 'latin1'),
  });

  const run = (...args: string[]) => runForTest(['check', ...args], { cwd: cwd() });
  const text = (name: string) => readFileSync(path.join(cwd(), name), 'utf8');

  it('writes what is fixed, keeping byte order mark, line ends and encoding, and reports what remains', async () => {
    const { code, out, err } = await run('--fix', 'fixable.referral.json', 'with space.referral.json', 'utf16.json');
    assert.deepEqual({ code, out, err }, { code: 0, out: '3 files checked, 3 fixed, no problems\n', err: '' });
    assert.equal(text('fixable.referral.json'), fixed);
    assert.equal(text('with space.referral.json'), `\ufeff${fixed.replace('"1"', '"4"')}`);
    assert.deepEqual(readFileSync(path.join(cwd(), 'utf16.json')), utf16(fixed.replace('"1"', '"5"')));
    const remaining = await run('--fix', '--format', 'json', 'mixed.json');
    assert.equal(remaining.code, 1);
    assert.deepEqual(
      JSON.parse(remaining.out).map(({ code }: { code: string }) => code),
      ['status.substatus-not-allowed'],
    );
    assert.equal(text('mixed.json'), mixed.replace('Name', 'name'));
  });

  it('touches no file without fixes, and leaves nothing behind', async () => {
    const before = statSync(path.join(cwd(), 'good.json'));
    assert.deepEqual(await run('--fix', 'good.json'), { code: 0, out: '1 file checked, no problems\n', err: '' });
    const after = statSync(path.join(cwd(), 'good.json'));
    assert.deepEqual([after.mtimeMs, after.ino], [before.mtimeMs, before.ino]);
    const names = readdirSync(cwd());
    await run('--fix', 'fixable.referral.json');
    assert.deepEqual(readdirSync(cwd()), names);
  });

  it('keeps the mode of a file, and a link a link', async function () {
    if (process.platform === 'win32') this.skip();
    const file = path.join(cwd(), 'fixable.referral.json');
    chmodSync(file, 0o666);
    symlinkSync('fixable.referral.json', path.join(cwd(), 'link.json'));
    assert.equal((await run('--fix', 'link.json')).code, 0);
    assert.equal(text('fixable.referral.json'), fixed);
    assert.equal(statSync(file).mode & 0o777, 0o666);
    assert.ok(lstatSync(path.join(cwd(), 'link.json')).isSymbolicLink());
  });

  it('does not write what may not be written', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    chmodSync(path.join(cwd(), 'fixable.referral.json'), 0o444);
    const { code, err } = await run('--fix', 'fixable.referral.json');
    assert.equal(code, 2);
    assert.match(err, /fixable\.referral\.json cannot be written/);
    assert.equal(text('fixable.referral.json'), fixable);
  });

  it('fixes what another program has written meanwhile, and loses nothing of it', async () => {
    const file = path.join(cwd(), 'raced.referral.json');
    writeFileSync(file, fixable);
    const source = { folder: cwd(), name: 'raced', path: file, uri: 'x:raced', read: async () => readFileSync(file) };
    const language = createReferralLanguage();
    let raced = false;
    const racing = {
      ...language,
      fixAll: (document: Parameters<typeof language.fixAll>[0]) => {
        const edits = language.fixAll(document);
        if (!raced) writeFileSync(file, fixable.replace('ü', 'written meanwhile'));
        raced = true;
        return edits;
      },
    };
    const terminal = { cwd: cwd(), print: () => {}, warn: () => {} } as unknown as Terminal;
    await fixSources([source], () => racing, terminal);
    assert.equal(readFileSync(file, 'utf8'), fixed.replace('ü', 'written meanwhile'));
  });

  it('does not damage what it cannot read', async () => {
    const { code, out, err } = await run('--fix', 'latin1.json');
    assert.equal(code, 1);
    assert.match(out, /not valid UTF-8/);
    assert.match(err, /did not fix latin1\.json: it is not valid UTF-8/);
    assert.deepEqual(readFileSync(path.join(cwd(), 'latin1.json')), Buffer.from(fixable, 'latin1'));
  });

  it('prints a diff in a dry run, and writes nothing', async () => {
    const paths = ['fixable.referral.json', 'with space.referral.json', 'mixed.json', 'good.json'];
    const { code, out, err } = await run('--fix', '--dry-run', ...paths);
    assert.equal(code, 1);
    assert.equal(err, 'referrals: 3 files would change; 1 error and 0 warnings would remain\n');
    assert.ok(
      out.startsWith(
        '--- a/fixable.referral.json\n+++ b/fixable.referral.json\n@@ -1,6 +1,6 @@\n {\r\n \t"id": "1",\r\n \t"eTag": "1",\r\n-\t"Direction": "Outgoing",\r\n+\t"direction": "Outgoing",\r\n \t"name": "ü"\r\n }\n\\ No newline at end of file\n',
      ),
      out,
    );
    assert.deepEqual(
      [...out.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, name]) => name),
      ['fixable.referral.json', 'with space.referral.json\t', 'mixed.json'],
    );
    assert.equal(text('fixable.referral.json'), fixable);
    assert.equal((await run('--dry-run', 'fixable.referral.json')).code, 0);
    assert.equal(text('fixable.referral.json'), fixable);
  });

  it('prints the fixed text of standard input, and what remains to standard error', async () => {
    const { code, out, err } = await runForTest(['check', '--fix', '-'], { input: `\ufeff${mixed}` });
    assert.equal(code, 1);
    assert.equal(out, `\ufeff${mixed.replace('Name', 'name')}`);
    assert.match(
      err,
      /^<stdin>\n {2}1:\d+ {2}error .* status\.substatus-not-allowed\n\n1 file checked, 1 fixed, 1 problem: 1 error\n$/,
    );
    const clean = await runForTest(['check', '--fix', '-'], { input: good });
    assert.deepEqual([clean.code, clean.out], [0, good]);
    const dry = await runForTest(['check', '--dry-run', '-'], { input: mixed });
    assert.match(dry.out, /^--- a\/<stdin>\n\+\+\+ b\/<stdin>\n@@ -1,1 \+1,1 @@\n-/);
  });
});
