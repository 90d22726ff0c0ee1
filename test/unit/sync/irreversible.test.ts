import assert from 'node:assert/strict';
import { irreversible } from '../../../src/sync/irreversible';

const shared = { consent: { consentToShareReferralWithMicrosoftSellers: true } };
const closed = { Status: 'Closed', Substatus: 'Won' };

describe('irreversible', () => {
  it('names closing and sharing, where they are new', () => {
    assert.deepEqual(irreversible(closed, { body: { status: 'Active' } }), ['this closes it as Won permanently.']);
    assert.deepEqual(irreversible(shared, undefined), ["this shares it with Microsoft's sellers."]);
    assert.equal(irreversible({ ...closed, ...shared }, { body: {} }).length, 2);
  });

  it('names nothing that was so before', () => {
    assert.deepEqual(irreversible({ status: 'Closed' }, { body: { status: 'Closed' } }), []);
    assert.deepEqual(irreversible(shared, { body: shared }), []);
    assert.deepEqual(irreversible({ status: 'Active', consent: null }, undefined), []);
    assert.deepEqual(irreversible(5, undefined), []);
  });
});
