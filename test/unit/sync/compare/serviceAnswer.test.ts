import assert from 'node:assert/strict';
import { moveSolutionFields } from '../../../../src/domain/referral/solutionFields';
import { answerTo, withoutIgnored } from '../../../../src/sync/compare/serviceAnswer';

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

describe('a file without what the service ignored', () => {
  const area = (...ids: string[]) => ({
    details: {
      requirements: { additionalRequirements: { attributes: ids.map((id) => ({ type: 'SolutionArea', id })) } },
    },
  });
  const ignored = [{ path: ['solutionArea'], sent: 'Security' }];
  const mine = { name: 'Deal', solutionArea: 'Security' };

  it('has an area at the root as the service has it among its attributes', () => {
    assert.deepEqual(withoutIgnored(mine, { body: { name: 'Deal', ...area('Azure') }, ignored }), {
      name: 'Deal',
      solutionArea: 'Azure',
    });
  });

  it('keeps its area if it is uncertain which attribute it stands for', () => {
    const own = { ...mine, ...area('Azure', 'Business Applications') };
    assert.deepEqual(
      withoutIgnored(own, { body: { name: 'Deal', ...area('Azure', 'Business Applications') }, ignored }),
      own,
    );
  });

  it('lacks an area that the service has nowhere', () => {
    assert.deepEqual(withoutIgnored(mine, { body: { name: 'Deal' }, ignored }), { name: 'Deal' });
  });

  it('has the entries of a list in the order of the service', () => {
    const team = (...names: string[]) => ({ team: names.map((name) => ({ email: `${name}@partner.example` })) });
    const gone = [{ path: ['team', 'b@partner.example'] }];
    const base = { body: team('c', 'b', 'a'), ignored: gone };
    assert.deepEqual(withoutIgnored(team('a', 'c'), base), base.body);
    assert.deepEqual(withoutIgnored(team('c', 'a', 'new'), base), team('c', 'b', 'a', 'new'));
  });

  it('has a whole list as the service has it', () => {
    const body = { unheardOf: ['x', 'y', 'x'] };
    const own = { unheardOf: ['z', 'x'] };
    assert.deepEqual(withoutIgnored(own, { body, ignored: [{ path: ['unheardOf'], sent: ['z', 'x'] }] }), body);
  });
});
