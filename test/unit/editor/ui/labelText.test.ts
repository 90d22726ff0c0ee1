import assert from 'node:assert/strict';
import { labelText } from '../../../../src/editor/ui/labelText';

describe('labelText', () => {
  it('shows neither icons nor control characters', () => {
    assert.equal(labelText('$(bug) a\u202eb\u0000 $(x'), '$ (bug) a\\u202eb\\u0000 $ (x');
  });

  it('leaves other texts alone', () => {
    for (const text of ['Käse & Co. (EU) $5', '', '日本']) assert.equal(labelText(text), text);
  });
});
