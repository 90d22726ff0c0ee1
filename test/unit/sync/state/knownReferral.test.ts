import assert from 'node:assert/strict';
import { knownReferral } from '../../../../src/sync/state/knownReferral';

describe('what a baseline tells the rules', () => {
  it('is state, time and body', () => {
    const body = { id: 'x', status: 'Active', substatus: 'Accepted', team: [{ email: 'a@b.example' }] };
    const known = knownReferral({ eTag: '1', body, seen: '2030-01-01T00:00:00Z' });
    assert.equal(known.status, 'Active');
    assert.equal(known.substatus, 'Accepted');
    assert.equal(known.seen, '2030-01-01T00:00:00Z');
    assert.deepEqual(known.body, body);
  });

  it('leaves out a state that is not text', () => {
    const known = knownReferral({ eTag: '1', body: { status: null, substatus: 7 }, seen: '' });
    assert.ok(!('status' in known) && !('substatus' in known));
  });
});
