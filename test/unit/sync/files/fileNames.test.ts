import assert from 'node:assert/strict';
import { fileNames } from '../../../../src/sync/files/fileNames';

const id = '0a1b2c3d-0000-4000-8000-000000000001';

function first(name: unknown, template?: string): string {
  return fileNames({ id, name, engagementId: 'eng' }, template).next().value;
}

describe('fileNames', () => {
  const cases: [string, unknown, string][] = [
    ['an ordinary name', 'Contoso upgrade', 'Contoso upgrade.referral.json'],
    ['letters of any script', 'Çölaşan 東京 😀', 'Çölaşan 東京 😀.referral.json'],
    ['what Windows forbids', 'a<b>c:d"e/f\\g|h?i*j', 'a-b-c-d-e-f-g-h-i-j.referral.json'],
    ['a way out of the folder', '../../etc/passwd', '-..-etc-passwd.referral.json'],
    ['dots and blanks at the ends', ' . Deal . ', 'Deal.referral.json'],
    ['line breaks and control characters', 'a\r\nb\u0000c\u202Ed', 'a b c d.referral.json'],
    ['a device of Windows', 'con', 'con_.referral.json'],
    ['a device before a dot', 'LPT1.old', 'LPT1_.old.referral.json'],
    ['half a character', 'a\ud800b', 'ab.referral.json'],
    ['no name', null, `${id}.referral.json`],
    ['nothing but what is forbidden', '...', `${id}.referral.json`],
    ['a name that looks like a template', '${id}', '${id}.referral.json'],
  ];
  for (const [what, name, expected] of cases) {
    it(`makes a file name of ${what}`, () => assert.equal(first(name), expected));
  }

  it('fills other templates, and adds the extension if it is missing', () => {
    assert.equal(first('Deal', '${engagementId} ${name}.json'), 'eng Deal.json');
    assert.equal(first('Deal', '${name}-${id}'), `Deal-${id}.referral.json`);
    assert.equal(first('Deal', '${name}.referrals.json'), 'Deal.referrals.json');
  });

  it('cuts a long name without splitting a character', () => {
    const name = first('😀'.repeat(200));
    assert.ok(Buffer.byteLength(name) <= 200);
    assert.match(name, /^(😀)+\.referral\.json$/u);
  });

  it('goes on with the start of the id, the whole id, and numbers', () => {
    const names = fileNames({ id, name: 'Deal' });
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => names.next().value),
      ['Deal', 'Deal 0a1b2c3d', `Deal ${id}`, 'Deal 2', 'Deal 3'].map((stem) => `${stem}.referral.json`),
    );
  });

  it('keeps the id at the end of a long name', () => {
    const names = fileNames({ id, name: 'x'.repeat(400) });
    names.next();
    const second = names.next().value;
    assert.match(second, /^x+ 0a1b2c3d\.referral\.json$/);
    assert.ok(second.length <= 200);
  });

  it('gives a name for a referral without anything', () => {
    assert.equal(fileNames({}).next().value, 'referral.referral.json');
  });
});
