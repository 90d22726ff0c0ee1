import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../../src/language/service';
import { acceptReferral } from '../../../../src/sandbox/referral/acceptReferral';
import { presentReferral } from '../../../../src/sandbox/referral/presentReferral';
import type { StoredReferral } from '../../../../src/sandbox/referral/storedReferral';
import { generateReferrals } from '../../../../src/sandbox/sample/generateReferrals';
import { sampleReferrals } from '../../../../src/sandbox/sample/sampleReferrals';

const now = new Date('2026-06-15T10:30:00.123Z');
const language = createReferralLanguage({ today: () => now });
const collection = 'http://127.0.0.1:1/v1.0/engagements/referrals';

function problemsOf(referral: StoredReferral): string[] {
  const text = JSON.stringify(presentReferral(referral, collection), undefined, 2);
  return language.validate(language.parse(text)).map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

describe('sandbox samples', () => {
  for (const referral of sampleReferrals(now)) {
    it(`${referral.status}/${referral.substatus}, ${referral.name}: the language service has nothing against it`, () => {
      assert.deepEqual(problemsOf(referral), []);
      const notes: string[] = [];
      acceptReferral(referral, { isNew: true, profile: 'documented', note: (text) => void notes.push(text) });
      assert.deepEqual(
        notes.filter((text) => !/role, area and play/.test(text)),
        [],
      );
    });
  }

  it('show every status, both types, and an engagement that two share', () => {
    const samples = sampleReferrals(now);
    assert.deepEqual(new Set(samples.map(({ status }) => status)), new Set(['New', 'Active', 'Closed']));
    assert.deepEqual(new Set(samples.map(({ type }) => type)), new Set(['Independent', 'Shared']));
    assert.equal(new Set(samples.map(({ id }) => id)).size, samples.length);
    assert.equal(new Set(samples.map(({ engagementId }) => engagementId)).size, samples.length - 1);
  });
});

describe('sandbox generated referrals', () => {
  const generated = generateReferrals(300, now);

  it('are the same each time', () => assert.deepEqual(generateReferrals(300, now), generated));

  it('have ids and eTags of their own', () => {
    assert.equal(new Set(generated.map(({ id }) => id)).size, 300);
    assert.equal(new Set(generated.map(({ eTag }) => eTag)).size, 300);
  });

  it('are valid by all rules', () => {
    for (const referral of generated) assert.deepEqual(problemsOf(referral), [], String(referral.name));
  });

  it('take 2 to 4 KB each', () => {
    const sizes = generated.map((referral) => JSON.stringify(presentReferral(referral, collection)).length);
    assert(Math.min(...sizes) > 2000 && Math.max(...sizes) < 4096, `${Math.min(...sizes)} to ${Math.max(...sizes)}`);
  });
});
