import assert from 'node:assert/strict';
import { moveSolutionFields } from '../../../../src/domain/referral/solutionFields';
import { answerTo } from '../../../../src/sync/compare/serviceAnswer';

describe('what the service made of a referral', () => {
  const sent = { name: 'Deal', status: 'New', substatus: 'Pending', details: { notes: 'n' } };

  it('is the status that it gave, and not what it only added', () => {
    const got = { ...sent, id: 'a', status: 'Active', substatus: 'Accepted', engagementId: 'e', target: [] };
    assert.deepEqual(answerTo(sent, got), { set: [['status'], ['substatus']], status: 'Active · Accepted' });
  });

  it('is what it changed of a value that was sent', () => {
    const { set } = answerTo(sent, { ...sent, details: { notes: 'trimmed' } });
    assert.deepEqual(set, [['details', 'notes']]);
  });

  it('is nothing if it has the solution fields in another place', () => {
    const own = { ...sent, solutionArea: 'Security' };
    const got = moveSolutionFields(own, 'attributes');
    assert.notDeepEqual(got, own);
    assert.deepEqual(answerTo(own, got).set, []);
  });
});
