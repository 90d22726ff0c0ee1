import assert from 'node:assert/strict';
import { isSolutionAttribute, pickSolution } from '../../../../src/sync/merge/solutionChoice';
import { typeAt } from './typeAt';

const attributes = 'details/requirements/additionalRequirements/attributes';
const withAttributes = (...list: unknown[]) => ({
  details: { requirements: { additionalRequirements: { attributes: list } } },
});

describe('pickSolution', () => {
  const area = { type: 'solutionarea', id: 'Security' };
  const cases: [what: string, value: Record<string, unknown>, chosen: Record<string, unknown>][] = [
    ['at the root', { solutionArea: 'A', solutionPlay: 'P', name: 'x' }, { solutionArea: 'A', solutionPlay: 'P' }],
    ['among the attributes', withAttributes(area, { type: 'X', id: '1' }), { solutionArea: 'Security' }],
    [
      'in both places',
      { solutionArea: 'A', ...withAttributes(area) },
      { solutionArea: 'A', SolutionArea: ['Security'] },
    ],
    ['nowhere', {}, {}],
    [
      'an entry without a type, or that is not an object, names no area',
      withAttributes({ type: 5, id: '1' }, null, 'SolutionArea'),
      {},
    ],
    [
      'attributes that are not a list',
      { details: { requirements: { additionalRequirements: { attributes: 'x' } } } },
      {},
    ],
  ];
  for (const [what, value, chosen] of cases)
    it(`finds area and play ${what}`, () => {
      assert.deepEqual(pickSolution(value), chosen);
    });

  it('takes the attribute if the root is empty', () => {
    for (const solutionArea of ['', null, undefined])
      assert.deepEqual(pickSolution({ solutionArea, ...withAttributes(area) }), { solutionArea: 'Security' });
  });
});

describe('isSolutionAttribute', () => {
  it('is an attribute of that type, in any case, and only in the list of attributes', () => {
    for (const type of ['SolutionArea', 'solutionplay'])
      assert.equal(isSolutionAttribute({ type, id: 'x' }, typeAt(attributes)), true);
    assert.equal(isSolutionAttribute({ type: 'PartnerRole', id: 'x' }, typeAt(attributes)), false);
    assert.equal(isSolutionAttribute('SolutionArea', typeAt(attributes)), false);
    assert.equal(isSolutionAttribute(undefined, typeAt(attributes)), false);
    for (const list of ['target', 'details/requirements/industries', 'unknown'])
      assert.equal(isSolutionAttribute({ type: 'SolutionArea', id: 'x' }, typeAt(list)), false);
  });
});
