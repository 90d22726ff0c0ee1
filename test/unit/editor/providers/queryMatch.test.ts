import assert from 'node:assert/strict';
import { queryMatch } from '../../../../src/editor/providers/queryMatch';

describe('a query for workspace symbols', () => {
  const name = 'Harbor Mills warehouse robots';

  it('fits by its letters in order, whatever their case', () => {
    for (const query of ['', 'harbor', 'HARBOR MILLS', 'hmwr', 'robots', 'mills robots', 'robots mills', '"robots"'])
      assert.ok(queryMatch(query, name) > 0, query);
  });

  it('does not fit by letters that are missing, or in another order', () => {
    for (const query of ['x', 'wm', 'harbor x', 'robotss']) assert.equal(queryMatch(query, name), 0, query);
  });

  it('fits better by a word than by scattered letters, and best by the beginning', () => {
    assert.ok(queryMatch('harb', name) > queryMatch('robots', name));
    assert.ok(queryMatch('robots', name) > queryMatch('hmwr', name));
  });
});
