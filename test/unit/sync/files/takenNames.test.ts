import assert from 'node:assert/strict';
import { TakenNames } from '../../../../src/sync/files/takenNames';

describe('TakenNames', () => {
  it('takes a name once, whatever its case and however its accents are written', () => {
    const names = new TakenNames(['Caf\u00e9.json']);
    assert.deepEqual(
      ['CAFE\u0301.JSON', 'a.json', 'A.json', 'b.json'].map((name) => names.take(name)),
      [false, true, false, true],
    );
  });
});
