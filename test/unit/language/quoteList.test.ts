import assert from 'node:assert/strict';
import { quoteList } from '../../../src/language/wording';

describe('quoteList', () => {
  it('quotes each value, since values may hold commas', () => {
    assert.equal(quoteList([]), '');
    assert.equal(quoteList(['New']), '"New"');
    assert.equal(quoteList(['A, B', 'C']), '"A, B" or "C"');
    assert.equal(quoteList(['New', 'Active', 'Closed'], { quote: '`' }), '`New`, `Active` or `Closed`');
  });

  it('counts the values beyond five', () => {
    const values = Array.from({ length: 14 }, (_, index) => String(index + 1));
    assert.equal(quoteList(values), '"1", "2", "3", "4", "5" and 9 more');
    assert.equal(quoteList(values.slice(0, 5)), '"1", "2", "3", "4" or "5"');
  });
});
