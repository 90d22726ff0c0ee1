import assert from 'node:assert/strict';
import type { Baseline } from '../../../../src/sync/state/baseline';
import { newestKnown } from '../../../../src/sync/state/knownReferral';

const state = (baseline?: Baseline) => ({ known: () => baseline });

describe('the last known version', () => {
  it('has status, time and body', () => {
    const body = { id: 'x', status: 'Active', substatus: 'Accepted', team: [{ email: 'a@b.example' }] };
    const seen = '2030-01-01T00:00:00Z';
    const known = newestKnown([state({ eTag: '1', body, seen })], 'x');
    assert.deepEqual(known, { status: 'Active', substatus: 'Accepted', seen, body });
  });

  it('leaves out a status that is not text', () => {
    const known = newestKnown([state({ eTag: '1', body: { status: null, substatus: 7 }, seen: '' })], 'x');
    assert.ok(known && !('status' in known) && !('substatus' in known));
  });

  it('is that of the newest state', () => {
    const states = ['2030-01-01', '2030-03-01', '2030-02-01'].map((seen) => state({ eTag: '1', body: {}, seen }));
    assert.equal(newestKnown([state(), ...states], 'x')?.seen, '2030-03-01');
  });
});
