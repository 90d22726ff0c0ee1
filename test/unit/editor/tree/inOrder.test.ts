import assert from 'node:assert/strict';
import { inOrder } from '../../../../src/editor/tree/inOrder';

const referrals = [
  { id: '1', name: 'deal 10', details: { closingDateTime: '2027-01-01T00:00:00Z' } },
  { id: '2', name: null, details: null },
  { id: '3', name: 'Deal 9', details: { closingDateTime: '2026-12-01T00:00:00Z' } },
  { id: '4', name: 'Ähre' },
];
const ids = (order: Parameters<typeof inOrder>[1]) => inOrder(referrals, order).map(({ id }) => id);

describe('the order of remote referrals', () => {
  it('is the one of the service, where the service can give it', () => {
    assert.deepEqual(ids('updatedDateTime desc'), ['1', '2', '3', '4']);
  });

  it('is by name as people read it, or by closing date; those without come last', () => {
    assert.deepEqual(ids('name'), ['4', '3', '1', '2']);
    assert.deepEqual(ids('closing'), ['3', '1', '2', '4']);
  });
});
