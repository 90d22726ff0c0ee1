import assert from 'node:assert/strict';
import { type StatusPair, settleStatus } from '../../../src/sandbox/referral/settleStatus';
import { ServiceError } from '../../../src/sandbox/serviceError';

const pair = (text: string): StatusPair => {
  const [status = '', substatus = ''] = text.split('/');
  return { status, substatus };
};

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
    [{}, 'New/Received', 'New/Received'],
    [{ status: 'New', substatus: '' }, 'New/Received', 'New/Received'],
    [{ status: 'Active' }, 'New/Pending', 'Active/Accepted'],
    [pair('New/Received'), 'New/Pending', 'New/Received'],
    [pair('Closed/Declined'), 'New/Pending', 'Closed/Declined'],
    [pair('Closed/Won'), 'Active/Accepted', 'Closed/Won'],
  ];
  for (const [given, previous, expected] of cases) {
    it(`${JSON.stringify(given)} after ${previous ?? 'nothing'} is ${expected}`, () => {
      assert.deepEqual(settleStatus({ ...given }, previous === undefined ? undefined : pair(previous)), pair(expected));
    });
  }

  const wrong: readonly (readonly [given: object, previous: string | undefined, target: string])[] = [
    [pair('Closed/Accepted'), undefined, 'substatus'],
    [pair('New/Won'), undefined, 'substatus'],
    [{ status: 'Closed' }, undefined, 'substatus'],
    [{ status: 'Closed' }, 'Active/Accepted', 'substatus'],
    [{ substatus: 'Won' }, 'Active/Accepted', 'substatus'],
    [pair('New/Pending'), 'Active/Accepted', 'status'],
    [pair('Active/Accepted'), 'Closed/Won', 'status'],
  ];
  for (const [given, previous, target] of wrong) {
    it(`refuses ${JSON.stringify(given)} after ${previous ?? 'nothing'}`, () => {
      assert.throws(
        () => settleStatus({ ...given }, previous === undefined ? undefined : pair(previous)),
        (error) => error instanceof ServiceError && error.status === 400 && error.target === target,
      );
    });
  }
});
