import assert from 'node:assert/strict';
import { fiscalYear } from '../../../../src/domain/taxonomy/fiscalYear';
import { withName } from '../../../../src/domain/taxonomy/ownTaxonomies';

describe('fiscalYear', () => {
  it('knows the spellings of a year, and of "auto"', () => {
    for (const text of [
      'FY27',
      'fy27',
      'FY 27',
      'fy-27',
      'FY2027',
      '2027',
      '27',
      "FY'27",
      ' fy_27 ',
      'Fiscal Year 2027',
    ])
      assert.equal(fiscalYear(text), 'FY27', text);
    for (const text of ['auto', 'Auto', ' AUTO ']) assert.equal(fiscalYear(text), 'auto', text);
  });

  it('leaves other names as they are', () => {
    for (const text of ['mine', 'FY127', '3027', 'FY', '*', 'FY27 draft']) assert.equal(fiscalYear(text), text);
  });
});

describe('withName', () => {
  it('adds an area, a play of an area, and a play of any area, once', () => {
    const area = withName({}, { area: 'Frontier' });
    assert.deepEqual(area, { '*': { Frontier: [] } });
    const play = withName(area, { area: 'Frontier', play: 'Go' });
    assert.deepEqual(withName(play, { area: 'Frontier', play: 'Go' }), { '*': { Frontier: ['Go'] } });
    assert.deepEqual(withName(play, { play: 'Any' }), { '*': { Frontier: ['Go'], '*': ['Any'] } });
    assert.deepEqual(withName({ FY28: { A: ['B'] } }, { area: 'C' }), { FY28: { A: ['B'] }, '*': { C: [] } });
  });
});
