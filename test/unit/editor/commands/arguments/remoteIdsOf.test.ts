import assert from 'node:assert/strict';
import { remoteIdsOf } from '../../../../../src/editor/commands/arguments/remoteIdsOf';

describe('ids that a command was called with', () => {
  it('are texts, rows of the view, and lists of both, none of them twice', () => {
    const row = { kind: 'referral', referral: { id: 'b', name: 'B' } };
    assert.deepEqual(remoteIdsOf(' a '), ['a']);
    assert.deepEqual(remoteIdsOf(row), ['b']);
    assert.deepEqual(remoteIdsOf(['a', row, 'b', 'a']), ['a', 'b']);
  });

  it('are none in anything else', () => {
    for (const argument of [undefined, null, 7, '', {}, { referral: null }, { referral: { id: 1 } }, { kind: 'more' }])
      assert.deepEqual(remoteIdsOf(argument), []);
  });

  it('are in the address of a read-only document', () => {
    assert.deepEqual(remoteIdsOf({ scheme: 'referral-remote', path: '/sandbox/x', query: '1' }), ['1']);
    assert.deepEqual(remoteIdsOf({ scheme: 'referral-remote', path: '/sandbox/x', query: '' }), []);
    assert.deepEqual(remoteIdsOf({ scheme: 'file', path: '/x', query: '1' }), []);
  });
});
