import assert from 'node:assert/strict';
import { ApiError } from '../../../src/api/apiError';

describe('ApiError', () => {
  it('is told from other errors, and by its kind', () => {
    const error = new ApiError('offline', 'No network.');
    assert.equal(ApiError.is(error), true);
    assert.equal(ApiError.is(error, 'offline'), true);
    assert.equal(ApiError.is(error, 'missing'), false);
    for (const other of [new Error('x'), { kind: 'offline' }, undefined]) {
      assert.equal(ApiError.is(other), false);
      assert.equal(ApiError.is(other, 'offline'), false);
    }
  });

  it('has the error that it comes from as its cause', () => {
    const cause = new TypeError('fetch failed');
    assert.equal(new ApiError('offline', 'No network.', { cause }).cause, cause);
    assert.equal(new ApiError('offline', 'No network.').cause, undefined);
  });
});
