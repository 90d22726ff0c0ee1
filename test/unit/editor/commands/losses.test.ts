import assert from 'node:assert/strict';
import { lossesOf, lostPaths } from '../../../../src/editor/commands/losses';

describe('what overwriting replaces', () => {
  const deal = (dealValue: number, more: object = {}) => ({
    name: 'Deal',
    details: { dealValue, currency: 'CAD' },
    ...more,
  });

  it('names the property and both values', () => {
    assert.deepEqual(lossesOf(deal(77777), deal(507000), deal(500000)), [
      'Its deal value of 77,777 CAD will be replaced by yours, 507,000 CAD.',
    ]);
  });

  it('leaves out what the service has not changed, and tells what is removed', () => {
    assert.deepEqual(lossesOf(deal(1), deal(2), deal(1)), ['Nothing that you can set will be lost.']);
    const referenced = (externalReferenceId: string) => deal(1, { externalReferenceId });
    assert.deepEqual(lossesOf(referenced('X-1'), deal(1), referenced('X-0')), [
      'Its external reference ID of "X-1" will be removed.',
    ]);
    assert.deepEqual(lossesOf(referenced('X-1'), deal(1), deal(1)), ['Nothing that you can set will be lost.']);
  });
});

const base = {
  id: '1',
  eTag: '"1"',
  name: 'Deal',
  details: { notes: 'Old', dealValue: 1 },
  team: [{ email: 'a@b.example' }],
};

describe('what is lost when one version takes the place of another', () => {
  it('is what that version changed, not what the other one did', () => {
    const mine = { ...base, name: 'Mine', details: { ...base.details, dealValue: 2 } };
    const theirs = { ...base, eTag: '"2"', name: 'Theirs', details: { ...base.details, notes: 'New' } };
    assert.deepEqual(lostPaths(theirs, mine, base), ['name', 'details/notes']);
    assert.deepEqual(lostPaths(mine, theirs, base), ['name', 'details/dealValue']);
  });

  it('is all that differs, if nothing tells what the two come from', () => {
    const mine = { ...base, name: 'Mine' };
    const theirs = { ...base, details: { ...base.details, notes: 'New' } };
    assert.deepEqual(lostPaths(theirs, mine, undefined), ['name', 'details/notes']);
  });

  it('is nothing if only the spelling, the place of solution fields or what the service sets differs', () => {
    const mine = { Id: '1', Name: 'Deal', solutionArea: 'Data and AI' };
    const attributes = [{ type: 'SolutionArea', id: 'Data and AI' }];
    const theirs = {
      ...{ id: '1', eTag: '"9"', name: 'Deal', updatedDateTime: '2026-11-01T00:00:00Z' },
      details: { requirements: { additionalRequirements: { attributes } } },
    };
    assert.deepEqual(lostPaths(theirs, mine, undefined), []);
  });

  it('names a property that one of them took out, or made something else', () => {
    const { team: _team, ...without } = base;
    assert.deepEqual(lostPaths(without, base, base), ['team']);
    assert.deepEqual(lostPaths({ ...base, details: null }, { ...base, details: { notes: 'New' } }, base), ['details']);
  });
});
