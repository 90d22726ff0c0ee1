import assert from 'node:assert/strict';
import { errorBody } from '../../../src/api/errorBody';

describe('errorBody', () => {
  it('reads the documented shape', () => {
    const body = { error: { code: 'unAuthorized', message: 'No.', target: 'referral', innerError: { code: 'Inner' } } };
    assert.deepEqual(errorBody(body), { codes: ['unauthorized', 'inner'], message: 'No.', target: 'referral' });
  });

  it('reads other casings, and an error that is not wrapped', () => {
    assert.deepEqual(errorBody({ Error: { CODE: 'a', innererror: { Code: 'b' } } }).codes, ['a', 'b']);
    assert.deepEqual(errorBody({ code: 'a', message: 'm' }), { codes: ['a'], message: 'm' });
  });

  it('makes one short line of a message', () => {
    assert.equal(errorBody({ error: { message: 'a\r\n\u001b[31m\tb' } }).message, 'a [31m b');
    assert.equal(errorBody({ error: { message: 'x'.repeat(2000) } }).message?.length, 301);
  });

  it('finds nothing in anything else', () => {
    for (const body of [undefined, null, 'x', 5, [], {}, { error: 'x' }, { error: { code: 5, message: {} } }]) {
      assert.deepEqual(errorBody(body), { codes: [] }, JSON.stringify(body));
    }
  });

  it('ends on an error that nests without end', () => {
    const error: Record<string, unknown> = { code: 'a' };
    error.innerError = error;
    assert.ok(errorBody({ error }).codes.length < 100);
  });
});
