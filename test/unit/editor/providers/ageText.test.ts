import assert from 'node:assert/strict';
import { ageText } from '../../../../src/editor/providers/ageText';

describe('the age of a pull', () => {
  const now = new Date('2026-03-31T12:00:00Z');
  const ages: [string, string][] = [
    ['2026-03-31T11:59:30Z', 'just now'],
    ['2026-03-31T12:00:30Z', 'just now'], // the clocks of two computers differ
    ['2026-03-31T11:59:00Z', '1 min ago'],
    ['2026-03-31T11:00:01Z', '59 min ago'],
    ['2026-03-31T09:00:00Z', '3 h ago'],
    ['2026-03-30T12:00:00Z', '1 day ago'],
    ['2026-03-01T12:00:00Z', '30 days ago'],
    ['2025-12-24T12:00:00Z', 'on 2025-12-24'],
  ];
  for (const [then, text] of ages)
    it(`is "${text}" for ${then}`, () => {
      assert.equal(ageText(new Date(then), now), text);
    });
});
