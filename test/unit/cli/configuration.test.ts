import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from './runForTest';
import { temporaryFolder } from './temporaryFolder';

const deal = '{ "id": "00000001-1111-4222-8333-0123456789ab", "eTag": "x", "status": "closed", "substatus": "Won" }';
const other = deal.replace('00000001', '00000002');
const off = '{ "rules": { "value.casing": "off" } }';

describe('referrals.config.json on the command line', () => {
  const folder = temporaryFolder({ 'a.referral.json': deal, 'deals/b.referral.json': other });
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder(), name)), { recursive: true });
    writeFileSync(path.join(folder(), name), text);
  };
  const check = async (...args: string[]) => {
    const { code, out, err } = await runForTest(['check', '--format', 'json', ...args], { cwd: folder() });
    const found: { file: string; code: string; severity: string }[] = out ? JSON.parse(out) : [];
    return { code, err, found: found.map((each) => `${each.file} ${each.code} ${each.severity}`) };
  };

  it('configures the files below it', async () => {
    assert.equal((await check('.')).found.length, 2);
    put('referrals.config.json', off);
    assert.deepEqual(await check('.'), { code: 0, err: '', found: [] });
  });

  it('is the nearest one, alone', async () => {
    put('referrals.config.json', off);
    put('deals/referrals.config.json', '{}');
    assert.deepEqual((await check('.')).found, ['deals/b.referral.json value.casing warning']);
  });

  it('is overridden by options, rule by rule', async () => {
    put('referrals.config.json', '{ "rules": { "value.casing": "error", "date.order": "off" } }');
    assert.deepEqual((await check('a.referral.json')).found, ['a.referral.json value.casing error']);
    const { found } = await check('--rule', 'value.casing=hint', 'a.referral.json');
    assert.deepEqual(found, ['a.referral.json value.casing hint']);
  });

  it('counts up to the root of the repository, and outside of one up to the current folder', async () => {
    put('referrals.config.json', off);
    const below = path.join(folder(), 'deals');
    const run = () => runForTest(['check', '--format', 'json', '.'], { cwd: below });
    assert.equal(JSON.parse((await run()).out).length, 1);
    mkdirSync(path.join(folder(), '.git'));
    assert.equal(JSON.parse((await run()).out).length, 0);
    mkdirSync(path.join(below, '.git'));
    assert.equal(JSON.parse((await run()).out).length, 1);
  });

  it('adds fiscal years that --taxonomy takes', async () => {
    put('c.referral.json', deal.replace('"closed"', '"Closed", "solutionArea": "Skies", "solutionPlay": "Fly"'));
    assert.equal((await check('c.referral.json')).found.length, 2);
    put('referrals.config.json', '{ "taxonomies": { "FY28": { "Skies": ["Fly"] } } }');
    assert.deepEqual((await check('c.referral.json')).found, []);
    assert.deepEqual((await check('--taxonomy', 'fy28', 'c.referral.json')).found, []);
    const { code, err } = await check('--taxonomy', 'FY29', 'c.referral.json');
    assert.equal(code, 2);
    assert.match(err, /"FY29" is not valid; use .*"FY28"/);
  });

  it('takes the tables of files that it names, in any spelling of the year', async () => {
    put('c.referral.json', deal.replace('"closed"', '"Closed", "solutionArea": "Skies", "solutionPlay": "Fly"'));
    put('referrals.config.json', '{ "taxonomy": "fy 2028", "taxonomies": { "fy28": "tables/28.json" } }');
    assert.deepEqual((await check('c.referral.json')).found[0], 'referrals.config.json configuration.invalid error');
    put('tables/28.json', '{ "areas": { "Skies": ["Fly"] } }');
    assert.deepEqual((await check('c.referral.json')).found, []);
  });

  it('leaves out files, also those that are named, and says so', async () => {
    put('referrals.config.json', '{ "ignore": ["deals"] }');
    const all = await check('.');
    assert.deepEqual(all.found, ['a.referral.json value.casing warning']);
    assert.equal(all.err, 'referrals: deals/b.referral.json is ignored by referrals.config.json\n');
    assert.deepEqual((await check('deals/b.referral.json')).code, 0);
  });

  it('is about standard input with a file name', async () => {
    put('referrals.config.json', '{ "rules": { "value.casing": "error" }, "ignore": ["deals"] }');
    const run = (...args: string[]) =>
      runForTest(['check', '--format', 'json', ...args, '-'], { cwd: folder(), input: deal });
    assert.equal(JSON.parse((await run('--stdin-filename', 'x.json')).out)[0].severity, 'error');
    assert.deepEqual(JSON.parse((await run('--stdin-filename', 'deals/x.json')).out), []);
    const fixed = await runForTest(['check', '--fix', '--stdin-filename', 'deals/x.json', '-'], {
      cwd: folder(),
      input: deal,
    });
    assert.equal(fixed.out, deal);
  });

  it('is reported itself if it is wrong, and the rest of it counts', async () => {
    put('referrals.config.json', '{ "rules": { "value.casing": "off" }, "submit": { "blockOn": "never" } }');
    const { code, found } = await check('.');
    assert.equal(code, 1);
    assert.deepEqual(found, ['referrals.config.json configuration.invalid error']);
    for (const format of ['stylish', 'github', 'sarif'])
      assert.match((await runForTest(['check', '--format', format, '.'], { cwd: folder() })).out, /never/);
  });

  it('keeps submit and pull from doing anything if it is wrong', async () => {
    put('referrals.config.json', '{ "submit": { "blockOn": "never" } }');
    const expected = /^referrals: referrals\.config\.json:1:26: "never" is not valid here\. Use "error"/;
    for (const args of [
      ['submit', '--endpoint', 'http://127.0.0.1:1', '.'],
      ['pull', '--endpoint', 'http://127.0.0.1:1'],
    ]) {
      const { code, err } = await runForTest(args, { cwd: folder() });
      assert.equal(code, 2);
      assert.match(err, expected);
    }
    assert.equal(existsSync(path.join(folder(), 'referrals')), false);
  });

  it('configures fixes', async () => {
    put('referrals.config.json', off);
    put('deals/referrals.config.json', '{}');
    await runForTest(['check', '--fix', '.'], { cwd: folder() });
    assert.equal(readFileSync(path.join(folder(), 'a.referral.json'), 'utf8'), deal);
    assert.match(readFileSync(path.join(folder(), 'deals/b.referral.json'), 'utf8'), /"Closed"/);
  });
});

describe('check', () => {
  const folder = temporaryFolder({ 'a.referral.json': deal });

  it('goes on after a path that does not exist, and ends with 2', async () => {
    const { code, out, err } = await runForTest(
      ['check', '--format', 'json', 'gone.json', 'a.referral.json', 'no-*.json'],
      {
        cwd: folder(),
      },
    );
    assert.equal(code, 2);
    assert.equal(JSON.parse(out).length, 1);
    assert.equal(err, 'referrals: gone.json does not exist\nreferrals: no file matches no-*.json\n');
  });
});
