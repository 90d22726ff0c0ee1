import assert from 'node:assert/strict';
import { inOrder } from '../../../../../src/editor/views/rows/inOrder';
import { referralFacts } from '../../../../../src/editor/views/rows/referralFacts';

const today = new Date(2026, 11, 15);
const closes = (day: string, dealValue?: number) => ({ closingDateTime: `${day}T00:00:00Z`, dealValue });
const referrals = [
  { id: '1', name: 'deal 10', status: 'Active', details: closes('2027-01-01', 5) },
  { id: '2', name: null, details: null },
  { id: '3', name: 'Deal 9', status: 'New', details: closes('2026-12-20', 900) },
  { id: '4', name: 'Ähre', status: 'Active', details: closes('2026-12-01') },
  { id: '5', name: 'Zebra', status: 'Closed', details: closes('2026-12-16', 70) },
  { id: '6', name: 'Birch', status: 'Active', details: closes('2026-12-10') },
];
const ids = (order: Parameters<typeof inOrder>[1]) =>
  inOrder(referrals, order, referralFacts, today)
    .map(({ id }) => id)
    .join('');

describe('the order of rows', () => {
  it('is by name as people read it; those without come last', () => {
    assert.equal(ids('name'), '463152');
  });

  it('is by closing date: open deals first, then those past it, without one, and closed', () => {
    assert.equal(ids('closing'), '316425');
  });

  it('is by value, the largest first', () => {
    assert.equal(ids('value').slice(0, 3), '351');
  });
});
