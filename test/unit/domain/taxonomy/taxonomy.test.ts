import assert from 'node:assert/strict';
import { taxonomies, taxonomyFY25 } from '../../../../src/domain/taxonomy/taxonomies';
import { taxonomy } from '../../../../src/domain/taxonomy/taxonomy';

describe('taxonomy', () => {
  const garden = taxonomy('FY99', 'a test', { Trees: ['Plant Oaks', 'Water'], Flowers: ['Water', 'Cut, Sell'] });

  it('tells plays by area and areas by play', () => {
    assert.deepEqual(garden.areas, ['Trees', 'Flowers']);
    assert.deepEqual(garden.plays, ['Plant Oaks', 'Water', 'Cut, Sell']);
    assert.deepEqual(garden.playsOf('Flowers'), ['Water', 'Cut, Sell']);
    assert.deepEqual(garden.areasOf('Water'), ['Trees', 'Flowers']);
    assert.deepEqual(garden.areasOf('Cut, Sell'), ['Flowers']);
  });

  it('says nothing of what it does not know, exact spelling only', () => {
    for (const name of ['trees', '', 'constructor', '__proto__']) {
      assert.deepEqual(garden.playsOf(name), [], name);
      assert.deepEqual(garden.areasOf(name), [], name);
      assert.ok(!garden.hasArea(name), name);
      assert.ok(!garden.hasPlay(name), name);
    }
    assert.ok(garden.hasArea('Trees'));
    assert.ok(garden.hasPlay('Water'));
  });

  it('finds names except for case and white space', () => {
    assert.equal(garden.findArea(' TREES'), 'Trees');
    assert.equal(garden.findPlay('cut,sell'), 'Cut, Sell');
    assert.equal(garden.findPlay('Plant'), undefined);
    assert.equal(garden.findArea('Plant Oaks'), undefined);
  });

  it('is confirmed unless said otherwise', () => {
    assert.equal(garden.confirmed, true);
    assert.equal(taxonomy('FY98', 'a test', {}, { confirmed: false }).confirmed, false);
  });
});

describe('the taxonomies', () => {
  it('have years of their own, oldest first', () => {
    const years = taxonomies.map(({ year }) => year);
    assert.deepEqual(years, [...new Set(years)].sort());
    for (const year of years) assert.match(year, /^FY\d\d$/);
  });

  for (const { year, confirmed, areas, plays, playsOf, areasOf, findArea, findPlay } of taxonomies) {
    it(`${year}: every documented area has plays, each once, and no two names differ in case or space only`, () => {
      for (const area of areas) {
        const own = playsOf(area);
        assert.ok(own.length > 0 || !confirmed, area);
        assert.equal(new Set(own).size, own.length, area);
        assert.equal(findArea(area.toUpperCase()), area);
      }
      for (const play of plays) {
        assert.equal(findPlay(play.toLowerCase()), play);
        assert.ok(areasOf(play).every((area) => playsOf(area).includes(play)));
      }
    });
  }

  it('FY25 has 7 areas with 30 plays, one of them under two areas', () => {
    assert.equal(taxonomyFY25.areas.length, 7);
    assert.equal(taxonomyFY25.areas.flatMap(taxonomyFY25.playsOf).length, 30);
    assert.deepEqual(taxonomyFY25.areasOf('Build and Modernize AI Apps'), [
      'Data and AI',
      'Digital and Application Innovation',
    ]);
    assert.equal(taxonomyFY25.plays.length, 29);
  });

  it('only FY25 is confirmed', () => {
    assert.deepEqual(
      taxonomies.filter(({ confirmed }) => confirmed).map(({ year }) => year),
      ['FY25'],
    );
  });
});
