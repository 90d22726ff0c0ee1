import assert from 'node:assert/strict';
import { labelText, withoutLinks } from '../../../../src/editor/ui/safeText';

describe('labelText', () => {
  it('shows neither icons nor control characters', () => {
    assert.equal(labelText('$(bug) a\u202eb\u0000 $(x'), '$ (bug) a\\u202eb\\u0000 $ (x');
  });

  it('leaves other texts alone', () => {
    for (const text of ['Käse & Co. (EU) $5', '', '日本']) assert.equal(labelText(text), text);
  });
});

describe('withoutLinks', () => {
  it('takes links apart and shows control characters', () => {
    assert.equal(
      withoutLinks('1 of 2 · [Sign in](command:x) \u202e\u001b'),
      '1 of 2 · [Sign in] (command:x) \\u202e\\u001b',
    );
  });
});
