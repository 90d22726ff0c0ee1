import assert from 'node:assert/strict';
import { linkSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from './runForTest';
import { temporaryFolder } from './temporaryFolder';

const guid = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';
const referral = (id: string, reference: string) =>
  `{ "eTag": "1", "id": "${id}",\n "externalReferenceId": "${reference}" }`;

interface Found {
  file: string;
  code: string;
  severity: string;
  message: string;
  path: string;
  range: { start: { line: number; character: number }; end: { line: number; character: number } };
}

describe('check of several files', () => {
  const cwd = temporaryFolder({
    'a.referral.json': referral(guid, 'CRM-1'),
    'b/b c.referral.json': `\ufeff[${referral('2', 'CRM-2')},\r\n${referral(guid.toUpperCase(), 'CRM-3')}]`,
    'd.referral.json': referral('4', 'CRM-2'),
    'e.referral.json': referral('5', 'CRM-5'),
  });

  async function found(...paths: string[]): Promise<Found[]> {
    const { out } = await runForTest(['check', '--format', 'json', ...paths], { cwd: cwd() });
    return JSON.parse(out);
  }

  it('reports both ends of an id and of a reference, each at its literal', async () => {
    const all = await found('.');
    assert.deepEqual(
      all.map(({ file, code, severity, path, range: { start, end } }) => {
        return [file, code, severity, path, start.line, start.character, end.character - start.character];
      }),
      [
        ['a.referral.json', 'identity.duplicate-id', 'error', '/id', 0, 21, guid.length + 2],
        ['b/b c.referral.json', 'identity.duplicate-reference', 'warning', '/0/externalReferenceId', 1, 24, 7],
        ['b/b c.referral.json', 'identity.duplicate-id', 'error', '/1/id', 2, 21, guid.length + 2],
        ['d.referral.json', 'identity.duplicate-reference', 'warning', '/externalReferenceId', 1, 24, 7],
      ],
    );
    assert.match(all[0]?.message ?? '', /b c\.referral\.json/);
    assert.match(all[2]?.message ?? '', /a\.referral\.json/);
  });

  it('compares the files of the run only', async () => {
    assert.deepEqual(await found('a.referral.json', 'd.referral.json', 'e.referral.json'), []);
    assert.equal((await found('a.referral.json', 'b')).length, 2);
  });

  it('compares standard input with the files', async () => {
    const { out } = await runForTest(['check', '--format', 'json', '-', 'e.referral.json'], {
      cwd: cwd(),
      input: referral('5', 'x'),
    });
    const problems: Found[] = JSON.parse(out);
    assert.deepEqual(
      problems.map(({ file, code }) => [file, code]),
      [
        ['<stdin>', 'identity.duplicate-id'],
        ['e.referral.json', 'identity.duplicate-id'],
      ],
    );
    assert.match(problems[1]?.message ?? '', /<stdin>/);
  });

  it('does not take one file under two names for two referrals', async function () {
    if (process.platform === 'win32') this.skip();
    symlinkSync('e.referral.json', path.join(cwd(), 'link.referral.json'));
    symlinkSync('b', path.join(cwd(), 'same'));
    assert.deepEqual(await found('e.referral.json', 'link.referral.json', './e.referral.json'), []);
    const files = (await found('b', 'same', 'b/*.json', 'd.referral.json')).map(({ file }) => file);
    assert.deepEqual([...new Set(files)], ['b/b c.referral.json', 'd.referral.json']);
    linkSync(path.join(cwd(), 'e.referral.json'), path.join(cwd(), 'copy.referral.json'));
    assert.equal((await found('e.referral.json', 'copy.referral.json')).length, 2);
  });

  it('shows a few of many others', async () => {
    for (let i = 0; i < 30; i++) writeFileSync(path.join(cwd(), `many${i}.json`), referral('many', `m${i}`));
    const { out } = await runForTest(['check', '--format', 'sarif', 'many*.json'], { cwd: cwd() });
    const { results } = JSON.parse(out).runs[0];
    assert.equal(results.length, 30);
    for (const { relatedLocations } of results) assert.equal(relatedLocations.length, 10);
  });
});
