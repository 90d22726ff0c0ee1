import assert from 'node:assert/strict';
import { certainIdentity, groupEntries, identityOf, personName } from '../../../../src/sync/merge/listEntries';
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
    assert.equal(personName(ann, typeAt('team')), 'ann lee');
    assert.equal(personName({ email: 'ann@a.example' }, typeAt('team')), undefined);
    assert.equal(personName('Ann', typeAt('team')), undefined);
    assert.equal(personName(ann, typeAt('target')), undefined);
    assert.equal(personName(ann, undefined), undefined);
  });
});

type People = readonly object[];

const person = (firstName: string, address: string) => ({ firstName, email: `${address}@x.example` });
const ann = person('Ann', 'ann');
const bo = person('Bo', 'bo');
const cy = person('Cy', 'cy');
const di = person('Di', 'di');

/** Which entries are one person in the three versions, as `base mine theirs`: counts of entries for each key. */
function grouped(base: People, mine: People, theirs: People): Record<string, string> | undefined {
  const groups = groupEntries(base, mine, theirs, typeAt('team'));
  return (
    groups &&
    Object.fromEntries(
      groups.map((each) => [
        each.key.replace('@x.example', ''),
        `${each.base.length} ${each.mine.length} ${each.theirs.length}`,
      ]),
    )
  );
}

describe('groupEntries', () => {
  const moved = person('Ann', 'new');
  const cases: [what: string, base: People, mine: People, theirs: People, groups: Record<string, string>][] = [
    ['a person with another address is the same one', [ann, bo], [moved, bo], [ann, bo], { ann: '1 1 1', bo: '1 1 1' }],
    ['also beside a new person', [ann], [moved, cy], [ann], { ann: '1 1 1', cy: '0 1 0' }],
    ['so is one that the other side left alone', [ann], [ann], [moved], { ann: '1 1 1' }],
    ['a second person of that name is another one', [ann], [ann, moved], [ann], { ann: '1 1 1', new: '0 1 0' }],
    [
      'so are two new ones if either may be meant',
      [ann],
      [moved, person('Ann', 'newer')],
      [ann],
      { new: '0 1 0', newer: '0 1 0', ann: '1 0 1' },
    ],
    [
      'with two of one name, the one whose address is gone has the new one',
      [ann, person('Ann', 'other')],
      [ann, moved],
      [ann, person('Ann', 'other')],
      { ann: '1 1 1', other: '1 1 1' },
    ],
    [
      'if both addresses are gone, nothing tells who is left',
      [ann, person('Ann', 'other')],
      [moved],
      [ann, person('Ann', 'other')],
      { new: '0 1 0', ann: '1 0 1', other: '1 0 1' },
    ],
    [
      'nor do people who share an address',
      [ann, person('Bo', 'ann')],
      [moved],
      [ann, person('Bo', 'ann')],
      { new: '0 1 0', ann: '2 0 2' },
    ],
    [
      'nor does a name that is also among those who share an address',
      [ann, person('Ann', 'sales'), person('Bo', 'sales')],
      [moved],
      [],
      { new: '0 1 0' },
    ],
    ['each side adds a member', [ann], [ann, cy], [ann, di], { ann: '1 1 1', cy: '0 1 0', di: '0 0 1' }],
    ['one side puts another person there', [ann], [cy], [ann, di], { cy: '0 1 0', ann: '1 0 1', di: '0 0 1' }],
    ['both sides remove the same person', [ann, bo], [bo], [bo], { bo: '1 1 1' }],
    ['both sides put the same person there', [ann, bo], [bo, cy], [bo, cy], { bo: '1 1 1', cy: '0 1 1' }],
    ['both sides remove one, and one adds a member', [ann, bo], [bo, cy], [bo], { bo: '1 1 1', cy: '0 1 0' }],
  ];
  for (const [what, base, mine, theirs, groups] of cases)
    it(`knows people: ${what}`, () => {
      assert.deepEqual(grouped(base, mine, theirs), groups);
    });

  it('cannot tell who is who if both sides put another person in the place of one', () => {
    assert.equal(grouped([ann], [cy], [di]), undefined);
    assert.equal(grouped([ann, bo], [bo, cy], [bo, di]), undefined);
  });

  it('knows what has an ID also if both sides put another one there', () => {
    const [one, two, three] = ['1', '2', '3'].map((id) => ({ id }));
    const groups = groupEntries([one], [two], [three], typeAt('details/requirements/products'));
    assert.deepEqual(
      groups?.map(({ key }) => key),
      ['2', '3'],
    );
  });

  it('does not tell lists in a list apart', () => {
    for (const [base, mine, theirs] of [
      [[[1]], [], []],
      [[], [[1]], []],
      [[], [], ['a', [1]]],
    ] as const)
      assert.equal(groupEntries(base, mine, theirs, undefined), undefined);
  });
});
