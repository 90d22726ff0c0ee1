import assert from 'node:assert/strict';
import { expandBraces, globPattern } from '../../../src/base/globPattern';
import { runForTest } from './runForTest';
import { temporaryFolder } from './temporaryFolder';

const wrong = '{ "id": "1", "eTag": "1", "status": "Open" }';

describe('the paths of check', () => {
  const names = [
    'a.referral.json',
    'deals/b.referral.json',
    'deals/c.json',
    'deals/archive/d.referral.json',
    'deals/archive/old/e.referrals.json',
    'deals/ü #1 100%.referral.json',
    'deals/.git/f.referral.json',
    'deals/node_modules/g.referral.json',
    '!odd.referral.json',
    '[x].json',
  ];
  const cwd = temporaryFolder(Object.fromEntries(names.map((name, id) => [name, wrong.replace('1', `${id}`)])));

  async function checked(...paths: string[]): Promise<string[]> {
    const { out, err } = await runForTest(['check', '--format', 'json', ...paths], { cwd: cwd() });
    assert.equal(err, '');
    return JSON.parse(out).map(({ file }: { file: string }) => file);
  }

  for (const [paths, files] of [
    [
      ['deals'],
      [
        'deals/archive/d.referral.json',
        'deals/archive/old/e.referrals.json',
        'deals/b.referral.json',
        'deals/ü #1 100%.referral.json',
      ],
    ],
    [
      ['deals/c.json', 'a.referral.json'],
      ['deals/c.json', 'a.referral.json'],
    ],
    [['deals/{b.referral,c}.json'], ['deals/b.referral.json', 'deals/c.json']],
    [['{deals/c,a.referral}.json'], ['a.referral.json', 'deals/c.json']],
    [['**/[de].referral?.json'], ['deals/archive/old/e.referrals.json']],
    [['deals/**/old/**'], ['deals/archive/old/e.referrals.json']],
    [
      ['deals/**', '!deals/archive', '!**/*#*'],
      ['deals/b.referral.json', 'deals/c.json'],
    ],
    [['deals', '!./deals/archive/', '!deals/b*'], ['deals/ü #1 100%.referral.json']],
    [['deals/archive', '!**/old/**'], ['deals/archive/d.referral.json']],
    [
      ['!odd.referral.json', '[x].json'],
      ['!odd.referral.json', '[x].json'],
    ],
  ] as const) {
    it(`finds ${files.length} by ${paths.join(' ')}`, async () => assert.deepEqual(await checked(...paths), files));
  }

  for (const [paths, line] of [
    [[''], /a path is empty/],
    [['!deals'], /all paths are exclusions/],
    [['deals', '!deals'], /all files are excluded/],
    [['deals/{x,y}/*.json'], /no file matches deals\/\{x,y\}\/\*\.json/],
    [['-', '--fix', 'deals'], /--fix with - takes no other paths/],
  ] as const) {
    it(`cannot check ${paths.join(' ')}`, async () => {
      const { code, out, err } = await runForTest(['check', ...paths], { cwd: cwd() });
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      assert.match(err, line);
    });
  }
});

describe('expandBraces', () => {
  for (const [pattern, expanded] of [
    ['a', ['a']],
    ['{a,b}', ['a', 'b']],
    ['x{a,b{c,d}}y', ['xay', 'xbcy', 'xbdy']],
    ['{a,b}{c,d}', ['ac', 'ad', 'bc', 'bd']],
    ['a{,b}', ['a', 'ab']],
    ['{x}', ['{x}']],
    ['{x}{a,b}', ['{x}a', '{x}b']],
    ['{a,b', ['{a,b']],
    ['a,b}', ['a,b}']],
  ] as const) {
    it(`makes ${expanded.join(' ')} of ${pattern}`, () => assert.deepEqual(expandBraces(pattern), expanded));
  }

  it('ends for senseless patterns', () => {
    assert.equal(expandBraces('{a,b}'.repeat(40)).length, 1000);
    assert.equal(expandBraces('{'.repeat(2000)).length, 1);
  });
});

describe('globPattern', () => {
  const matches = (pattern: string, path: string) => globPattern(pattern).some((glob) => glob.matches(path));

  it('knows sets of letters', () => {
    for (const [pattern, path, expected] of [
      ['[a-c].x', 'b.x', true],
      ['[a-c].x', 'd.x', false],
      ['[!a-c].x', 'd.x', true],
      ['[^a-c].x', 'a.x', false],
      ['[c-a].x', 'c.x', true],
      ['[]x', '[]x', true],
      ['[-\\]x', '-x', true],
      ['[\\d]x', '1x', false],
    ] as const)
      assert.equal(matches(pattern, path), expected, `${pattern} ${path}`);
  });

  it('takes letters that mean something to regular expressions as they are', () => {
    assert.ok(matches('*.(a+b)|c$^', 'x.(a+b)|c$^'));
    assert.ok(!matches('*.json', 'xajson'));
    assert.ok(matches('???.json', 'äöü.json'));
  });

  it('takes no long time', () => {
    const path = `${'a/'.repeat(200)}b`;
    assert.ok(!matches(`${'**/'.repeat(50)}c`, path));
    assert.ok(!matches(`${'**/a/'.repeat(4)}c`, path));
    assert.ok(!matches(`${'*'.repeat(100)}c`, 'a'.repeat(200)));
  });
});
