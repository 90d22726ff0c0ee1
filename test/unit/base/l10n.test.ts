import assert from 'node:assert/strict';
import { t } from '../../../src/base/l10n';

describe('t', () => {
  it('puts arguments in the place of their numbers', () => {
    assert.equal(t('{1} of {0}', 10, 'two'), 'two of 10');
  });

  it('leaves braces without an argument as they are', () => {
    assert.equal(t('{0} {1} {id}', '$& {1}'), '$& {1} {1} {id}');
  });
});
