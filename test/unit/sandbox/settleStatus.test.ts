import assert from 'node:assert/strict';
import { type StatusPair, settleStatus } from '../../../src/sandbox/referral/settleStatus';
import { ServiceError } from '../../../src/sandbox/serviceError';

const pair = (text: string): StatusPair => {
  const [status = '', substatus = ''] = text.split('/');
  return { status, substatus };
};

const settle = (given: object, previous: string | undefined, isInvitation = false) =>
  settleStatus({ ...given }, { ...(previous && { previous: pair(previous) }), isInvitation, note: () => undefined });

describe('sandbox status', () => {
  const cases: readonly (readonly [given: object, previous: string | undefined, expected: string])[] = [
    [{}, undefined, 'Active/Accepted'],
    [pair('None/None'), undefined, 'Active/Accepted'],
    [pair('New/Pending'), undefined, 'Active/Accepted'],
    [{ substatus: 'Received' }, undefined, 'Active/Accepted'],
    [{ status: 'New' }, undefined, 'Active/Accepted'],
    [{ status: 'Active' }, undefined, 'Active/Accepted'],
    [pair('Closed/Won'), undefined, 'Closed/Won'],
    [{ substatus: 'Lost' }, undefined, 'Closed/Lost'],
    [{ status: 'Closed' }, undefined, 'Closed/None'],
    [{ status: 'Closed' }, 'Active/Accepted', 'Closed/None'],
    [{ substatus: 'Won' }, 'Active/Accepted', 'Closed/Won'],
    [{}, 'New/Received', 'New/Received'],
    [{ status: 'New', substatus: '' }, 'New/Received', 'New/Received'],
    [{ status: 'Active' }, 'New/Pending', 'Active/Accepted'],
    [pair('New/Received'), 'New/Pending', 'New/Received'],
    [pair('Closed/Declined'), 'New/Pending', 'Closed/Declined'],
    [pair('Closed/Won'), 'Active/Accepted', 'Closed/Won'],
  ];
  for (const [given, previous, expected] of cases) {
    it(`${JSON.stringify(given)} after ${previous ?? 'nothing'} is ${expected}`, () => {
      assert.deepEqual(settle(given, previous), pair(expected));
    });
  }

  it('of an invitation stays New/Pending', () => {
    for (const given of [{}, pair('New/Pending'), pair('Active/Accepted')])
      assert.deepEqual(settle(given, undefined, true), pair('New/Pending'));
    assert.deepEqual(settle(pair('Closed/Lost'), undefined, true), pair('Closed/Lost'));
  });

  const wrong: readonly (readonly [given: object, previous: string | undefined, target: string])[] = [
    [pair('Closed/Accepted'), undefined, 'substatus'],
    [pair('New/Won'), undefined, 'substatus'],
    [{ substatus: 'Pending' }, 'Active/Accepted', 'status'],
    [pair('New/Pending'), 'Active/Accepted', 'status'],
    [pair('Active/Accepted'), 'Closed/Won', 'status'],
  ];
  for (const [given, previous, target] of wrong) {
    it(`refuses ${JSON.stringify(given)} after ${previous ?? 'nothing'}`, () => {
      assert.throws(
        () => settle(given, previous),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === target,
      );
    });
  }
});
