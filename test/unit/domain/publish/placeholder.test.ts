import assert from 'node:assert/strict';
import { isPlaceholder, placeholder } from '../../../../src/domain/publish/placeholder';

describe('isPlaceholder', () => {
  it('finds what a template wrote', () => {
    assert.ok(isPlaceholder(placeholder('Customer name')));
  });

  it('leaves other values alone', () => {
    for (const value of ['', 'Customer', '<b>bold</b>', 'a < b > c', '<>', 10000, true, null, undefined])
      assert.ok(!isPlaceholder(value), String(value));
  });
});
