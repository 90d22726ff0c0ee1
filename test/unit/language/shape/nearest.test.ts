import assert from 'node:assert/strict';
import fc from 'fast-check';
import { distance } from '../../../../src/language/shape/nearest';

/** The same by the textbook: the whole table, without a limit. */
function whole(a: string, b: string): number {
  const rows: number[][] = [];
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= b.length; j++) {
      const cost = (up: number, left: number): number => rows[i - up]?.[j - left] ?? Number.POSITIVE_INFINITY;
      if (i === 0 || j === 0) row.push(i + j);
      else {
        const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cost(2, 2) + 1 : Number.POSITIVE_INFINITY;
        row.push(Math.min(cost(1, 0) + 1, cost(0, 1) + 1, cost(1, 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped));
      }
    }
  }
  return rows[a.length]?.[b.length] ?? 0;
}

describe('distance', () => {
  it('counts changed, added, lost and swapped letters', () => {
    assert.equal(distance('actve', 'active', 3), 1);
    assert.equal(distance('azrue', 'azure', 3), 1);
    assert.equal(distance('won', 'lost', 2), 3);
  });

  it('is that of the whole table up to the limit, and beyond it one more than the limit', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 5 }), (a, b, limit) => {
        assert.equal(distance(a, b, limit), Math.min(whole(a, b), limit + 1));
      }),
      { numRuns: 5000 },
    );
  });
});
