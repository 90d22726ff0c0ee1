import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runForTest } from './runForTest';

const good = (id: string) => `{ "id": "${id}", "eTag": "1", "status": "Closed", "substatus": "Won" }`;
const wrong = '{ "id": "1", "eTag": "1",\r\n  "name": "😀", "status": "Closed", "substatus": "Pending" }';
const warned = '{ "id": "2", "eTag": "1", "status": "New" }';

describe('check', () => {
  let cwd: string;

  before(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'check-'));
    const files: Record<string, string> = {
      'good.referral.json': good('3'),
      'deals/wrong.referral.json': wrong,
      'deals/more/list.referrals.json': `{ "value": [${good('4')}, ${warned}] }`,
      'deals/more/other.json': wrong.replace('"1"', '"5"'),
      'deals/node_modules/x/skipped.referral.json': wrong,
      'deals/.hidden/skipped.referral.json': wrong,
      'odd [1] {x}.json': good('6'),
      'bom.referral.json': `\ufeff${wrong.replace('"1"', '"7"')}`,
      'empty/readme.txt': '',
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
      writeFileSync(path.join(cwd, name), text);
    }
    writeFileSync(path.join(cwd, 'utf16.json'), Buffer.from(`\ufeff${wrong}`, 'utf16le'));
  });

  after(() => rmSync(cwd, { recursive: true, force: true }));

  async function jsonOf(args: readonly string[], input?: string) {
    const { code, out, err } = await runForTest(['check', '--format', 'json', ...args], { cwd, input });
    assert.equal(err, '');
    return { code, problems: JSON.parse(out) };
  }

  async function filesOf(...args: string[]): Promise<string[]> {
    const { problems } = await jsonOf(args);
    return [...new Set<string>(problems.map(({ file }: { file: string }) => file))];
  }

  it('ends with 0 for a file without problems, whatever its name', async () => {
    assert.deepEqual(await runForTest(['check', 'good.referral.json', 'odd [1] {x}.json'], { cwd }), {
      code: 0,
      out: '2 files checked, no problems\n',
      err: '',
    });
    assert.deepEqual(await jsonOf(['good.referral.json']), { code: 0, problems: [] });
  });

  it('gives each problem as JSON with a range in UTF-16, from zero', async () => {
    const { code, problems } = await jsonOf(['deals/wrong.referral.json']);
    assert.equal(code, 1);
    assert.equal(problems.length, 1);
    const [{ message, ...rest }] = problems;
    assert.match(message, /"Won", "Lost"/);
    const start = wrong.split('\r\n')[1]?.indexOf('"Pending"') ?? -1;
    assert.deepEqual(rest, {
      file: 'deals/wrong.referral.json',
      code: 'status.substatus-not-allowed',
      severity: 'error',
      path: '/substatus',
      range: { start: { line: 1, character: start }, end: { line: 1, character: start + '"Pending"'.length } },
    });
  });

  it('shows people lines and columns from one, and the sum', async () => {
    const { code, out } = await runForTest(['check', 'deals/wrong.referral.json', 'deals/more'], { cwd });
    assert.equal(code, 1);
    assert.match(out, /^deals\/wrong\.referral\.json\n {2}2:50 {2}error {2}.+ {2}status\.substatus-not-allowed\n\n/);
    assert.match(out, /\n2 files checked, 2 problems: 1 error, 1 warning\n$/);
  });

  it('takes folders, with all referral files below but hidden ones and packages', async () => {
    assert.deepEqual(await filesOf('deals'), ['deals/more/list.referrals.json', 'deals/wrong.referral.json']);
    assert.deepEqual(await filesOf('.'), [
      'bom.referral.json',
      'deals/more/list.referrals.json',
      'deals/wrong.referral.json',
    ]);
  });

  it('takes patterns', async () => {
    assert.deepEqual(await filesOf('deals/**/*.json'), [
      'deals/more/list.referrals.json',
      'deals/more/other.json',
      'deals/wrong.referral.json',
    ]);
    assert.deepEqual(await filesOf('deals/*.json'), ['deals/wrong.referral.json']);
    assert.deepEqual(await filesOf('*/wr?ng.{referral,other}.json'), ['deals/wrong.referral.json']);
    assert.deepEqual(await filesOf(`${cwd}/deals/*.json`), [path.join(cwd, 'deals/wrong.referral.json')]);
  });

  it('checks each file once', async () => {
    const { out } = await runForTest(['check', 'good.referral.json', './good.referral.json', '*.referral.json'], {
      cwd,
    });
    assert.match(out, /^2 files checked|\n2 files checked/);
  });

  it('reads standard input', async () => {
    const { code, problems } = await jsonOf(['-'], wrong);
    assert.equal(code, 1);
    assert.deepEqual(
      problems.map(({ file }: { file: string }) => file),
      ['<stdin>'],
    );
    assert.deepEqual(await jsonOf(['-'], good('1')), { code: 0, problems: [] });
  });

  it('does not count a byte order mark, and reads UTF-16', async () => {
    const [plain] = (await jsonOf(['deals/wrong.referral.json'])).problems;
    for (const file of ['bom.referral.json', 'utf16.json'])
      assert.deepEqual((await jsonOf([file])).problems, [{ ...plain, file }]);
  });

  it('gives paths from the root of a list', async () => {
    const { code, problems } = await jsonOf(['deals/more']);
    assert.equal(code, 0);
    assert.deepEqual(
      problems.map((problem: { code: string; path: string }) => [problem.code, problem.path]),
      [['status.missing-substatus', '/value/1/status']],
    );
  });

  it('fails on more warnings than --max-warnings allows', async () => {
    assert.equal((await runForTest(['check', '--max-warnings', '1', 'deals/more'], { cwd })).code, 0);
    const { code, err } = await runForTest(['check', '--max-warnings', '0', 'deals/more'], { cwd });
    assert.deepEqual({ code, err }, { code: 1, err: 'referrals: 1 warning, but --max-warnings is 0\n' });
  });

  it('checks solution areas and plays of the chosen year', async () => {
    const text = '{ "id": "1", "eTag": "1", "solutionArea": "AI Business Solutions" }';
    const old = await jsonOf(['--taxonomy', '2025', '-'], text);
    assert.deepEqual(
      old.problems.map(({ code }: { code: string }) => code),
      ['value.other-fiscal-year'],
    );
    assert.deepEqual((await jsonOf(['--taxonomy', 'fy26', '-'], text)).problems, []);
    assert.deepEqual((await jsonOf(['-'], text)).problems, []);
  });

  it('reports any text at all as problems, not as a failure', async () => {
    for (const text of ['', '{', 'null', '[[[', '{}}', '\u0000', '"\\u']) {
      const { code, problems } = await jsonOf(['-'], text);
      assert.equal(code, 1, JSON.stringify(text));
      assert.ok(problems.length > 0);
    }
    const { problems } = await jsonOf(['-'], '['.repeat(200_000));
    assert.ok(problems.length > 0);
  });

  it('shows no control characters of a file', async () => {
    const { out } = await runForTest(['check', '-'], { cwd, input: '{ "id": "1", "status": "\\u001b[2JClosed" }' });
    assert.match(out, /\\u001b\[2JClosed/);
    assert.ok(!out.includes('\u001b'));
  });

  for (const [args, line] of [
    [['missing.referral.json'], /missing\.referral\.json does not exist/],
    [['good.referral.json/x'], /does not exist/],
    [['empty'], /empty contains no \*\.referral\.json/],
    [['nothing/**/*.json'], /no file matches nothing\/\*\*\/\*\.json/],
    [['*.referrals.json'], /no file matches/],
    [['two\nlines.json'], /two\\u000alines\.json does not exist/],
  ] as const) {
    it(`cannot check ${JSON.stringify(args)}`, async () => {
      const { code, out, err } = await runForTest(['check', ...args], { cwd });
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, /^referrals: [^\n]+\n$/);
      assert.match(err, line);
    });
  }

  it('follows links to files, and not links to folders in circles', async function () {
    if (process.platform === 'win32') this.skip();
    const folder = path.join(cwd, 'links');
    mkdirSync(folder);
    symlinkSync('../deals/wrong.referral.json', path.join(folder, 'link.referral.json'));
    symlinkSync('..', path.join(folder, 'up'));
    try {
      assert.deepEqual(await filesOf('links'), ['links/link.referral.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says so when a file cannot be read', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) this.skip();
    const file = path.join(cwd, 'locked.json');
    writeFileSync(file, good('8'));
    chmodSync(file, 0o000);
    const { code, err } = await runForTest(['check', file], { cwd });
    assert.equal(code, 2);
    assert.match(err, /locked\.json cannot be read/);
  });
});
