import assert from 'node:assert/strict';
import { placeSolutionFields } from '../../../../src/domain/referral/placeSolutionFields';

/** A referral with areas among the attributes; an object is a whole attribute. */
function areas(root: string | undefined, ...ids: (string | object)[]) {
  const attributes = ids.map((id) => (typeof id === 'string' ? { type: 'SolutionArea', id } : id));
  return {
    ...(root !== undefined && { solutionArea: root }),
    ...(ids.length > 0 && { details: { requirements: { additionalRequirements: { attributes } } } }),
  };
}

const rich = { type: 'solutionArea', id: 'A', name: 'Name of A' };
const intent = { type: 'CustomerMarketplaceIntent', id: 'Yes' };

describe('placeSolutionFields', () => {
  type Referral = ReturnType<typeof areas>;
  const cases: [what: string, referral: Referral, like: Referral, placed: Referral][] = [
    ['takes all that the attribute has', areas('A'), areas(undefined, rich), areas(undefined, rich)],
    [
      'puts another value into the attribute that it stands for',
      areas('B'),
      areas(undefined, rich),
      areas(undefined, { ...rich, id: 'B' }),
    ],
    ['finds the one that is not there', areas('X', 'B'), areas(undefined, 'A', 'B'), areas(undefined, 'X', 'B')],
    ['finds the one with its value', areas('A', 'X'), areas(undefined, 'A', 'B'), areas(undefined, 'A', 'X')],
    ['leaves the root if two may be the one', areas('X'), areas(undefined, 'A', 'B'), areas('X')],
    ['leaves the root if none is missing', areas('X', 'A', 'B'), areas(undefined, 'A', 'B'), areas('X', 'A', 'B')],
    ['says a value only once', areas('A', 'A'), areas(undefined, 'A', 'B'), areas(undefined, 'A')],
    ['moves the only attribute to the root', areas(undefined, rich), areas('B'), areas('A')],
    ['moves the attribute of the same value', areas(undefined, 'B', 'A'), areas('A'), areas('A', 'B')],
    ['moves none of several others', areas(undefined, 'B', 'C'), areas('A'), areas(undefined, 'B', 'C')],
    ['moves the one that is at the root there', areas(undefined, 'A', 'B'), areas('A', 'X'), areas('A', 'B')],
    ['fills both places', areas('B'), areas('A', rich), areas('B', { ...rich, id: 'B' })],
    ['lets the attribute follow', areas('X', rich, 'B'), areas('A', 'A', 'B'), areas('X', { ...rich, id: 'X' }, 'B')],
    [
      'keeps the order of the attributes',
      areas('A', intent),
      areas(undefined, rich, intent),
      areas(undefined, rich, intent),
    ],
  ];
  for (const [what, referral, like, placed] of cases)
    it(what, () => {
      assert.deepEqual(placeSolutionFields(referral, like), placed);
    });

  it('is the same object if nothing moves', () => {
    for (const [referral, like] of [
      [areas('A'), areas('B')],
      [areas(undefined, 'A'), areas(undefined, 'B')],
      [areas('A'), {}],
      [areas(undefined, intent), areas('A')],
    ])
      assert.equal(placeSolutionFields(referral ?? {}, like ?? {}), referral);
  });
});
