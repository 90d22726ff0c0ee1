import assert from 'node:assert/strict';
import { type DealFacts, type DealKind, dealKind } from '../../../src/domain/dealKind';

const nothing: DealFacts = { role: false, areaOrPlay: false, publishedSolution: false };

const cases: [DealKind, Partial<DealFacts>, RegExp][] = [
  ['private', { type: 'Independent', shared: false }, /is false/],
  ['private', { type: 'Independent', shared: false, qualification: 'SalesQualified' }, /is false/],
  ['private', { type: 'Independent' }, /not given/],
  ['partnerLed', { type: 'Independent', shared: true }, /is true/],
  ['partnerLed', { type: 'Independent', shared: true, qualification: 'None', invitedBy: 'an-organization' }, /is true/],
  ['coSell', { type: 'Shared', shared: true }, /Shared/],
  ['coSell', { type: 'Shared', invitedBy: 'msft', qualification: 'SalesQualified' }, /Shared/],
  ['coSell', { type: 'Shared', areaOrPlay: true, publishedSolution: true }, /Shared/],
  ['coSell', { type: 'Independent', qualification: 'SalesQualified', invitedBy: 'an-organization' }, /invitedBy/],
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
