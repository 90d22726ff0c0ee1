import assert from 'node:assert/strict';
import {
  statusesAllowing,
  statusTable,
  substatusesOf,
  transitionsOf,
} from '../../../../src/domain/referral/statusMachine';
import { referralStatus } from '../../../../src/domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../../../src/domain/vocabularies/referralSubstatus';

describe('statusMachine', () => {
  it('says which substatus goes with which status', () => {
    assert.deepEqual(substatusesOf('New'), ['Pending', 'Received']);
    assert.deepEqual(substatusesOf('Active'), ['Accepted']);
    assert.deepEqual(substatusesOf('Closed'), ['Won', 'Lost', 'Declined', 'Expired', 'Error']);
  });

  it('says what a status may become', () => {
    assert.deepEqual(transitionsOf('New'), ['New', 'Active', 'Closed']);
    assert.deepEqual(transitionsOf('Active'), ['Active', 'Closed']);
    assert.deepEqual(transitionsOf('Closed'), ['Closed']);
  });

  it('says nothing of a status outside the table', () => {
    for (const status of ['None', 'closed', '', 'constructor']) {
      assert.deepEqual(substatusesOf(status), [], status);
      assert.deepEqual(transitionsOf(status), [], status);
    }
  });

  it('finds the status of a substatus', () => {
    for (const { status, substatuses } of statusTable)
      for (const substatus of substatuses) assert.deepEqual(statusesAllowing(substatus), [status], substatus);
    for (const substatus of ['None', 'won', '']) assert.deepEqual(statusesAllowing(substatus), [], substatus);
  });

  it('speaks of the statuses and substatuses of the vocabularies, and of all of them but None', () => {
    assert.deepEqual(
      rowNames(),
      referralStatus.values.filter((value) => value !== 'None'),
    );
    assert.deepEqual(
      statusTable.flatMap(({ substatuses }) => substatuses),
      referralSubstatus.values.filter((value) => value !== 'None'),
    );
    for (const { transitions } of statusTable)
      for (const next of transitions) assert.ok(rowNames().includes(next), next);
  });

  it('lets every status stay, and never leads back', () => {
    const order = rowNames();
    for (const { status, transitions } of statusTable)
      assert.deepEqual(transitions, order.slice(order.indexOf(status)));
  });
});

function rowNames(): string[] {
  return statusTable.map(({ status }) => status);
}
