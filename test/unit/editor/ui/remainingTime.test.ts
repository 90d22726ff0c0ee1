import assert from 'node:assert/strict';
import { remainingTime } from '../../../../src/editor/ui/remainingTime';

describe('remainingTime', () => {
  it('says nothing before it can be told', () => {
    assert.equal(remainingTime(3, 1000, 20_000), undefined);
    assert.equal(remainingTime(30, 1000, 2000), undefined);
    assert.equal(remainingTime(30, undefined, 20_000), undefined);
  });
  it('says nothing of the last seconds', () => assert.equal(remainingTime(95, 100, 60_000), undefined));
  it('says seconds, then minutes', () => {
    assert.equal(remainingTime(100, 500, 10_000), 'about 40 s left');
    assert.equal(remainingTime(1000, 10_000, 50_000), 'about 8 min left');
  });
});
