import assert from 'node:assert/strict';
import { withoutLinks } from '../../../../src/editor/ui/withoutLinks';

describe('withoutLinks', () => {
  it('takes links apart and shows control characters', () => {
    assert.equal(
      withoutLinks('1 of 2 · [Sign in](command:x) \u202e\u001b'),
      '1 of 2 · [Sign in] (command:x) \\u202e\\u001b',
    );
  });
});
