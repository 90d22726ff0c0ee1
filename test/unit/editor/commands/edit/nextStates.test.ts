import assert from 'node:assert/strict';
import { nextStates } from '../../../../../src/editor/commands/edit/nextStates';

function next(status?: unknown, substatus?: unknown): string[] {
  return nextStates({ status, substatus }).map((state) => `${state.status} ${state.substatus}`);
}

const closed = ['Closed Won', 'Closed Lost', 'Closed Declined', 'Closed Expired', 'Closed Error'];

describe('next states', () => {
  it('are all that the status leads to, except for the present one', () => {
    assert.deepEqual(next('New', 'Pending'), ['New Received', 'Active Accepted', ...closed]);
    assert.deepEqual(next('Active', 'Accepted'), closed);
  });

  it('are none for a closed referral', () => {
    assert.deepEqual(next('Closed', 'Won'), []);
  });

  it('are the outcomes for a closed referral without one', () => {
    assert.deepEqual(next('Closed', 'Pending'), closed);
  });

  it('are all for a referral without a known status', () => {
    const all = ['New Pending', 'New Received', 'Active Accepted', ...closed];
    for (const status of [undefined, null, 'None', 'Paused', 7]) assert.deepEqual(next(status), all);
  });

  it('understand other casing', () => {
    assert.deepEqual(next('active', 'Accepted'), ['Active Accepted', ...closed]);
  });

  it('say what they mean', () => {
    assert.ok(nextStates({}).every(({ description }) => description.endsWith('.')));
  });
});
