import assert from 'node:assert/strict';
import { changeLines } from '../../../../src/sync/words/changeLines';

describe('the lines of a change', () => {
  const before = {
    name: 'Deal',
    Status: 'Active',
    substatus: 'Accepted',
    details: { notes: 'x'.repeat(100), dealValue: 500000, currency: 'CAD' },
    team: [{ firstName: 'Rosa', email: 'a@b.example', phoneNumber: '1' }],
  };
  const after = {
    name: 'Deal II',
    status: 'Closed',
    substatus: 'Won',
    details: { notes: '', dealValue: 507000, currency: 'CAD' },
    team: [{ firstName: 'Rosa', email: 'a@b.example', phoneNumber: '2' }],
  };

  it('have each property with both values, and one for what changes together', () => {
    assert.deepEqual(changeLines(before, after, ['name', 'status', 'substatus', 'details/dealValue']), [
      'deal name: Deal → Deal II',
      'status: Active · Accepted → Closed · Won',
      'deal value: 500,000 CAD → 507,000 CAD',
    ]);
    assert.deepEqual(changeLines(before, after, ['details/currency']), ['deal value: 500,000 CAD → 507,000 CAD']);
  });

  it('shorten values, and leave them out if they read the same', () => {
    assert.deepEqual(changeLines(before, after, ['details/notes', 'team', 'externalReferenceId']), [
      `notes: ${'x'.repeat(59)}… → empty`,
      'team',
      'external reference ID',
    ]);
    assert.deepEqual(changeLines({}, after, ['details/dealValue', 'status']), [
      'deal value: nothing → 507,000 CAD',
      'status: nothing → Closed · Won',
    ]);
  });
});
