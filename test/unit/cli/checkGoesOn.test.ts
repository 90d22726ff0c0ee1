import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { globPattern } from '../../../src/base/globPattern';
import { useColors } from '../../../src/cli/check/checkOptions';
import { checkSources } from '../../../src/cli/check/checkSources';
import { fixSources } from '../../../src/cli/check/fixSources';
import { goOn, type Source } from '../../../src/cli/check/source';
import { UsageError } from '../../../src/cli/cliCommand';
import { stylishFormat } from '../../../src/cli/formats/stylishFormat';
import { createReferralLanguage } from '../../../src/language/service';
import { runForTest } from './runForTest';

const wrong = '{ "id": "1", "eTag": "x", "status": "closed", "substatus": "Won" }';

function source(name: string, read: () => Promise<Uint8Array>): Source {
  return { name, folder: '/', uri: `file:///${name}`, read };
}
const options = {};
const text = (name: string, value: string) => source(name, async () => Buffer.from(value));
const broken = (name: string) =>
  source(name, async () => {
    throw new UsageError(`cannot read ${name}`);
  });

describe('check', () => {
  it('goes on after files that cannot be read, wherever they are, and tells each once', async () => {
    for (const [first, second, third] of [
      [broken('a'), text('b', wrong), text('c', wrong.replace('"1"', '"2"'))],
      [text('b', wrong), broken('a'), text('c', wrong.replace('"1"', '"2"'))],
      [text('b', wrong), text('c', wrong.replace('"1"', '"2"')), broken('a')],
    ] as const) {
      const told: string[] = [];
      const all = [first, second, third].map((each) => goOn(each, ({ message }) => told.push(message)));
      const seen: [string, number][] = [];
      for await (const { file, problems } of checkSources(all, () => options)) seen.push([file, problems.length]);
      assert.deepEqual(seen, [
        ['b', 1],
        ['c', 1],
      ]);
      assert.deepEqual(told, ['cannot read a']);
    }
    const told: string[] = [];
    for await (const _ of checkSources([goOn(broken('a'), ({ message }) => told.push(message))], () => options))
      assert.fail('nothing was read');
    assert.deepEqual(told, ['cannot read a']);
  });

  it('goes on after a file that cannot be written', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'check-'));
    const there = path.join(folder, 'there.json');
    writeFileSync(there, wrong);
    const bytes = async () => Buffer.from(wrong);
    const gone: Source = { ...source('gone', bytes), path: path.join(folder, 'gone', 'gone.json') };
    const good: Source = { ...source('there', bytes), path: there };
    const told: string[] = [];
    const terminal = { cwd: folder, print: () => undefined, warn: () => undefined } as never;
    const language = createReferralLanguage();
    await fixSources([gone, good], () => language, terminal, { complain: ({ message }) => told.push(message) });
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /^cannot write gone/);
    assert.match(readFileSync(there, 'utf8'), /"Closed"/);
    rmSync(folder, { recursive: true });
  });

  it('says how many problems --fix solves', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'check-'));
    const file = path.join(folder, 'a.json');
    writeFileSync(file, wrong.replace('"Won"', '"Foo"'));
    const { out, code } = await runForTest(['check', file]);
    assert.match(out, /1 file checked, 2 problems, 1 fixable with --fix: 1 error, 1 warning\n$/);
    assert.equal(code, 1);
    const fixed = await runForTest(['check', '--fix', file]);
    assert.match(fixed.out, /1 fixed, 1 problem: 1 error\n$/);
    rmSync(folder, { recursive: true });
  });

  it('takes the meaning from what follows a backslash in a pattern', async () => {
    const matches = (pattern: string, name: string) => globPattern(pattern).some((glob) => glob.matches(name));
    for (const [pattern, name] of [
      ['\\[draft\\]*.json', '[draft] a.json'],
      ['a\\*.json', 'a*.json'],
      ['a\\?.json', 'a?.json'],
      ['\\{a,b\\}.json', '{a,b}.json'],
      ['{\\{,b}.json', '{.json'],
      ['a\\\\*', 'a\\b'],
    ] as const)
      assert.ok(matches(pattern, name), pattern);
    for (const [pattern, name] of [
      ['\\[draft\\]*.json', 'd.json'],
      ['a\\*.json', 'ab.json'],
      ['a\\?.json', 'ab.json'],
      ['\\{a,b\\}.json', 'a.json'],
    ] as const)
      assert.ok(!matches(pattern, name), pattern);
    const folder = mkdtempSync(path.join(tmpdir(), 'check-'));
    mkdirSync(path.join(folder, 'deals'));
    writeFileSync(path.join(folder, 'deals', 'a*b.json'), wrong);
    writeFileSync(path.join(folder, 'deals', 'axb.json'), wrong);
    const { out } = await runForTest(['check', 'deals/a\\*?.json'], { cwd: folder });
    assert.match(out, /^deals\/a\*b\.json\n/);
    assert.match(out, /1 file checked/);
    rmSync(folder, { recursive: true });
  });
});

describe('colors', () => {
  it('follow NO_COLOR, FORCE_COLOR and the terminal', () => {
    for (const [env, isTty, expected] of [
      [{}, true, true],
      [{}, false, false],
      [{}, undefined, false],
      [{ NO_COLOR: '1' }, true, false],
      [{ NO_COLOR: '' }, true, true],
      [{ FORCE_COLOR: '1' }, false, true],
      [{ FORCE_COLOR: '' }, false, true],
      [{ FORCE_COLOR: '0' }, true, false],
      [{ NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
      [{ TERM: 'dumb' }, true, false],
    ] as const)
      assert.equal(useColors({ env, isTty }), expected, JSON.stringify({ env, isTty }));
  });

  it('change nothing but the colors', () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    const problem = { code: 'value.unknown', severity: 'error' as const, message: 'No.', path: '', range, related: [] };
    const sum = { files: 1, fixed: 0, fixable: 1, error: 1, warning: 0, information: 0, hint: 0 };
    const [plain, colored] = [stylishFormat(), stylishFormat({ colors: true })];
    const both = [plain, colored].map((report) => report.file({ file: 'a', problems: [problem] }) + report.end(sum));
    assert.notEqual(both[1], both[0]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what terminals read as colors
    assert.equal(both[1]?.replace(/\u001b\[[\d;]*m/g, ''), both[0]);
    assert.match(both[0] ?? '', /1 problem, 1 fixable with --fix: 1 error/);
  });
});

describe('help', () => {
  it('is also a command', async () => {
    const whole = await runForTest(['--help']);
    assert.deepEqual(await runForTest(['help']), whole);
    assert.deepEqual(await runForTest(['help', 'check']), await runForTest(['check', '--help']));
    const { code, err } = await runForTest(['help', 'nonsense']);
    assert.equal(code, 2);
    assert.match(err, /unknown command/);
  });
});
