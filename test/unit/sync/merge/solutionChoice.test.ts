import assert from 'node:assert/strict';
import {
  agreeSolutionFields,
  contradictionText,
  isSolutionAttribute,
  pickSolution,
} from '../../../../src/sync/merge/solutionChoice';
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
    ['once, if both places agree', { solutionArea: 'Security', ...withAttributes(area) }, { solutionArea: 'Security' }],
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

type Body = Readonly<Record<string, unknown>>;

/** A referral with its solution area at the root, among the attributes, or in both places. */
const at = (root: unknown, attribute?: unknown): Body => ({
  name: 'Deal',
  ...(root !== undefined && { solutionArea: root }),
  ...(attribute !== undefined && {
    details: {
      notes: 'n',
      requirements: { additionalRequirements: { attributes: [{ type: 'SolutionArea', id: attribute }] } },
    },
  }),
});

describe('the two places of a solution area', () => {
  const cases: [what: string, from: Body, mine: Body, agreed: Body][] = [
    ['the attribute follows the root', at('A', 'A'), at('B', 'A'), at('B', 'B')],
    ['the root follows the attribute', at('A', 'A'), at('A', 'B'), at('B', 'B')],
    ['an attribute that was added counts, if the root is as before', at('A'), at('A', 'B'), at('B', 'B')],
    ['a root that was added counts, if the attribute is as before', at(undefined, 'A'), at('B', 'A'), at('B', 'B')],
    ['what was the only place counts, if the other one has its old value', at('A'), at('B', 'A'), at('B', 'B')],
  ];
  for (const [what, from, mine, agreed] of cases)
    it(`say the same again: ${what}`, () => {
      assert.deepEqual(agreeSolutionFields(mine, from), agreed);
      assert.equal(contradictionText(mine, from), undefined);
    });

  const kept: [what: string, from: Body, mine: Body][] = [
    ['nothing was changed', at('A', 'A'), at('A', 'A')],
    ['only one place is used', at('A', 'A'), at('B')],
    ['the version that it comes from differs already', at('A', 'B'), at('A', 'C')],
    ['the root is empty', at('A', 'A'), at('', 'B')],
    ['the attribute is empty', at('A', 'A'), at('B', '')],
    ['the root is not text', at('A', 'A'), at(5, 'B')],
    ['the attribute is not text', at('A', 'A'), at('B', null)],
  ];
  for (const [what, from, mine] of kept)
    it(`stay as they are: ${what}`, () => {
      assert.equal(agreeSolutionFields(mine, from), mine);
      assert.equal(contradictionText(mine, from), undefined);
    });

  it('stay as they are if one of two attributes was removed', () => {
    const attributes = (ids: string[]) => ({
      solutionArea: 'A',
      details: {
        requirements: { additionalRequirements: { attributes: ids.map((id) => ({ type: 'SolutionArea', id })) } },
      },
    });
    const mine = attributes(['B']);
    assert.equal(agreeSolutionFields(mine, attributes(['B', 'A'])), mine);
  });

  it('stay as they are if both have a new value, which is a contradiction', () => {
    for (const from of [at('A', 'A'), at('A'), at(undefined, 'A'), at(undefined), {}]) {
      const mine = at('B', 'C');
      assert.equal(agreeSolutionFields(mine, from), mine);
      assert.equal(
        contradictionText(mine, from),
        'Nothing was sent: solutionArea is "B", but the attribute SolutionArea is "C". Make them the same, or remove one.',
      );
    }
  });

  it('are known in any spelling of their names', () => {
    const mine = { SolutionArea: 'B', Details: { Requirements: at(undefined, 'C').details } };
    assert.equal(contradictionText(mine, {}), undefined);
    const { requirements } = at(undefined, 'C').details as { requirements: unknown };
    assert.match(String(contradictionText({ SolutionArea: 'B', Details: { Requirements: requirements } }, {})), /"B"/);
  });

  it('are those of role and play, too, and other attributes stay', () => {
    const attributes = (...ids: string[]) => ({
      details: {
        requirements: {
          additionalRequirements: {
            attributes: [
              { type: 'CustomerMarketplaceIntent', id: 'Yes' },
              ...['PartnerRole', 'SolutionPlay'].map((type, index) => ({ type, id: ids[index] })),
            ],
          },
        },
      },
    });
    const from = { partnerRole: 'R', solutionPlay: 'P', ...attributes('R', 'P') };
    const mine = { partnerRole: 'R2', solutionPlay: 'P', ...attributes('R', 'P2') };
    const agreed = agreeSolutionFields(mine, from) as typeof mine;
    assert.deepEqual([agreed.partnerRole, agreed.solutionPlay], ['R2', 'P2']);
    const { attributes: list } = agreed.details.requirements.additionalRequirements;
    assert.deepEqual(list.map(({ type, id }) => `${type} ${id}`).sort(), [
      'CustomerMarketplaceIntent Yes',
      'PartnerRole R2',
      'SolutionPlay P2',
    ]);
  });
});
