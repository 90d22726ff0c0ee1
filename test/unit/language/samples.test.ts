import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReferralLanguage } from '../../../src/language/service';

const folder = join(__dirname, '../../../../shared/api/samples');

/** What is wrong with the payloads that people and the documentation publish; every other one must be clean. */
const expected: Record<string, string[]> = {
  // Lists of the documentation show no eTag.
  '03': ['identity.missing-etag', 'syntax.invalid-json', 'syntax.invalid-json', 'identity.missing-etag'],
  '04': ['syntax.invalid-json'],
  '05': ['syntax.invalid-json'],
  // Deals of years ago that are still open: for the user to see.
  '01': ['date.closing-in-past'],
  '07': ['identity.missing-etag', 'date.closing-in-past'],
  '08': ['date.closing-in-past'],
  // A bare object in place of a list of people.
  '30': ['shape.wrong-type', 'date.closing-in-past', 'shape.wrong-type'],
  '31': ['shape.wrong-type', 'shape.wrong-type'],
  '34': ['shape.documented-spelling', 'shape.documented-spelling', 'shape.documented-spelling'],
  '35': ['shape.unknown-property', 'shape.unknown-property'],
};

describe('payloads of the real API', () => {
  const referrals = /^(0[1-8]|3[0145])-/;

  it('have no false positives', function () {
    if (!existsSync(folder)) {
      console.log('      skipped: the sample payloads are not here');
      this.skip();
    }
    const language = createReferralLanguage();
    const files = readdirSync(folder).filter((name) => referrals.test(name));
    assert.ok(files.length > 8);
    for (const name of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      const codes = language.validate(language.parse(text)).map(({ code }) => code);
      assert.deepEqual(codes, expected[name.slice(0, 2)] ?? [], name);
    }
  });
});
