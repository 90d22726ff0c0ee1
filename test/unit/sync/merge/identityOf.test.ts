import assert from 'node:assert/strict';
import { certainIdentity, identityOf, nameOf } from '../../../../src/sync/merge/identityOf';
import { typeAt } from './typeAt';

const attributes = 'details/requirements/additionalRequirements/attributes';

describe('identityOf', () => {
  const cases: [list: string, entry: unknown, identity: string][] = [
    ['team', { firstName: 'Ann', lastName: 'Lee', email: 'Ann@A.example', phoneNumber: '1' }, 'ann@a.example'],
    ['team', { firstName: 'Ann', lastName: 'Lee', email: '', phoneNumber: '1' }, 'ann lee'],
    ['team', { firstName: 'Ann', phoneNumber: '1' }, 'ann'],
    ['team', { lastName: 'Lee' }, 'lee'],
    ['team', { firstName: null, lastName: '', phoneNumber: '1' }, '1'],
    ['team', { id: 'x', name: 'Ann' }, '{"id":"x","name":"Ann"}'],
    [attributes, { type: 'PartnerRole', id: 'R' }, 'partnerrole'],
    [attributes, { id: 'R' }, 'r'],
    ['customerProfile/ids', { profileType: 'Duns', id: '1' }, 'duns'],
    ['customerProfile/ids', { id: 'A1' }, 'a1'],
    ['target', { type: 'SolutionProfile', id: 'SOL-1' }, 'solutionprofile sol-1'],
    ['target', { id: 'SOL-1' }, 'sol-1'],
    ['details/requirements/solutions', { id: 'SOL-1', name: 'S' }, 'sol-1'],
    ['details/requirements/solutions', { name: 'S' }, 's'],
    ['details/requirements/solutions', { price: 1 }, '{"price":1}'],
    ['unknown', { id: 'X', type: 'T' }, 'x'],
    ['unknown', 'text', '"text"'],
    ['unknown', undefined, ''],
  ];
  for (const [list, entry, identity] of cases)
    it(`${list}, ${JSON.stringify(entry)}: ${identity}`, () => {
      assert.equal(identityOf(entry, typeAt(list)), identity);
    });

  it('does not take what every object has for a property', () => {
    const entry = Object.create({ id: 'inherited' }) as object;
    assert.equal(identityOf(entry, undefined), '{}');
  });
});

describe('certainIdentity', () => {
  it('is that of everything with an ID or a name but people, who get other addresses and names', () => {
    const ann = { firstName: 'Ann', email: 'ann@a.example' };
    assert.equal(certainIdentity(ann, typeAt('team')), false);
    assert.equal(certainIdentity({ id: 'SOL-1' }, typeAt('details/requirements/solutions')), true);
    assert.equal(certainIdentity({ price: 1 }, typeAt('details/requirements/solutions')), false);
    assert.equal(certainIdentity('a text', undefined), true);
  });
});

describe('nameOf', () => {
  it('is the whole name of a person, and nothing else has one', () => {
    const ann = { firstName: 'Ann', lastName: 'Lee', email: 'ann@a.example' };
    assert.equal(nameOf(ann, typeAt('team')), 'ann lee');
    assert.equal(nameOf({ email: 'ann@a.example' }, typeAt('team')), undefined);
    assert.equal(nameOf('Ann', typeAt('team')), undefined);
    assert.equal(nameOf(ann, typeAt('target')), undefined);
    assert.equal(nameOf(ann, undefined), undefined);
  });
});
