import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runForTest } from './runForTest';

const folder = path.resolve(__dirname, '../../../samples');

/** What the README of the samples promises. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'contoso-private-deal.referral.json': [],
  'fabrikam-co-sell.referral.json': [],
  'northwind-with-problems.referral.json': [
    'status.substatus-not-allowed',
    'shape.documented-spelling',
    'shape.unknown-property',
    'shape.wrong-type',
    'value.casing',
    'value.unknown',
    'solution.play-not-in-area',
  ],
  'tailspin-draft.referral.json': [
    'engagement.co-sell-incomplete',
    'engagement.co-sell-incomplete',
    'value.unknown',
    'engagement.co-sell-incomplete',
  ],
};

describe('the sample workspace', () => {
  it('is what this test knows', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    assert.deepEqual(files.sort(), Object.keys(expected).sort());
  });

  for (const [file, codes] of Object.entries(expected)) {
    it(`${file} has ${codes.length === 0 ? 'no problems' : 'the problems to try'}`, async () => {
      const { out } = await runForTest(['check', '--format', 'json', file], { cwd: folder });
      assert.deepEqual(
        JSON.parse(out).map(({ code }: { code: string }) => code),
        codes,
      );
    });
  }
});
