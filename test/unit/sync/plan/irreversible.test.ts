import assert from 'node:assert/strict';
import { irreversible } from '../../../../src/sync/plan/irreversible';

const shared = { consent: { consentToShareReferralWithMicrosoftSellers: true } };
const closed = { Status: 'Closed', Substatus: 'Won' };

describe('irreversible', () => {
  it('names closing and sharing, if they are new', () => {
    assert.deepEqual(irreversible(closed, { body: { status: 'Active' } }), ['this closes it as Won permanently.']);
    assert.deepEqual(irreversible(shared, undefined), ["this shares it with Microsoft's sellers."]);
    assert.equal(irreversible({ ...closed, ...shared }, { body: {} }).length, 2);
  });

  it('names solution areas and plays of a create that no known year has, in both places', () => {
    const attributes = [{ type: 'SolutionPlay', id: 'Migrate mainframes' }];
    const odd = {
      solutionArea: 'Frontier',
      details: { requirements: { additionalRequirements: { attributes } } },
    };
    assert.deepEqual(irreversible(odd, undefined), [
      '"Frontier" is a solution area or play of no known fiscal year.',
      '"Migrate mainframes" is a solution area or play of no known fiscal year.',
    ]);
    assert.deepEqual(irreversible(odd, undefined, { '*': { Frontier: ['Migrate mainframes'] } }), []);
    assert.deepEqual(irreversible({ ...odd, id: '1' }, undefined), []);
    assert.deepEqual(irreversible(odd, { body: {} }), []);
    for (const solutionArea of ['Security', 'cloud & AI platform', '', null, 7])
      assert.deepEqual(irreversible({ solutionArea, solutionPlay: 'Run your business securely' }, undefined), []);
  });

  it('names nothing that was so before', () => {
    assert.deepEqual(irreversible({ status: 'Closed' }, { body: { status: 'Closed' } }), []);
    assert.deepEqual(irreversible(shared, { body: shared }), []);
    assert.deepEqual(irreversible({ status: 'Active', consent: null }, undefined), []);
    assert.deepEqual(irreversible(5, undefined), []);
  });
});
