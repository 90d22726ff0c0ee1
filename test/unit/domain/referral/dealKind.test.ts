import assert from 'node:assert/strict';
import { type DealFacts, type DealKind, dealKind } from '../../../../src/domain/referral/dealKind';

const nothing: DealFacts = { role: false, areaOrPlay: false, publishedSolution: false };

const cases: [DealKind, Partial<DealFacts>, RegExp][] = [
  ['private', { type: 'Independent', shared: false }, /isn't shared/],
  ['private', { type: 'Independent', shared: false, qualification: 'SalesQualified' }, /isn't shared/],
  ['private', { type: 'Independent' }, /nothing says/],
  ['partnerLed', { type: 'Independent', shared: true }, /may be shared/],
  [
    'partnerLed',
    { type: 'Independent', shared: true, qualification: 'None', invitedBy: 'an-organization' },
    /may be shared/,
  ],
  ['coSell', { type: 'Shared', shared: true }, /Shared/],
  ['coSell', { type: 'Shared', invitedBy: 'msft', qualification: 'SalesQualified' }, /Shared/],
  ['coSell', { type: 'Shared', areaOrPlay: true, publishedSolution: true }, /Shared/],
  [
    'coSell',
    { type: 'Independent', qualification: 'SalesQualified', invitedBy: 'an-organization' },
    /a partner invited/,
  ],
  ['servicesCoSell', { type: 'Shared', role: true, publishedSolution: true }, /partner role/],
  ['servicesCoSell', { type: 'Shared', areaOrPlay: true }, /no published solution/],
  ['marketplaceLead', { type: 'Independent', qualification: 'Direct' }, /Direct/],
  ['marketplaceLead', { type: 'Independent', qualification: 'Direct', invitedBy: 'MSFT', shared: true }, /Microsoft/],
  ['qualifiedLead', { type: 'Independent', qualification: 'SalesQualified', invitedBy: 'msft' }, /SalesQualified/],
  ['qualifiedLead', { type: 'Independent', qualification: 'MarketingQualified', invitedBy: 'msft' }, /Marketing/],
];

describe('dealKind', () => {
  for (const [kind, facts, because] of cases) {
    it(`${JSON.stringify(facts)}: ${kind}`, () => {
      const deal = dealKind({ ...nothing, ...facts });
      assert.equal(deal?.kind, kind);
      assert.match(deal?.because ?? '', because);
    });
  }

  it('says nothing of a referral without a type', () => {
    assert.equal(dealKind(nothing), undefined);
    assert.equal(dealKind({ ...nothing, shared: true, role: true }), undefined);
  });
});
