import assert from 'node:assert/strict';
import { isVocabulary } from '../../../../src/domain/model/resource';
import { vocabulary } from '../../../../src/domain/model/vocabulary';
import { customerSize } from '../../../../src/domain/vocabularies/customerSize';
import { industries } from '../../../../src/domain/vocabularies/industries';
import { partnerRole } from '../../../../src/domain/vocabularies/partnerRole';
import { products } from '../../../../src/domain/vocabularies/products';
import { referralStatus } from '../../../../src/domain/vocabularies/referralStatus';
import { referralSubstatus } from '../../../../src/domain/vocabularies/referralSubstatus';
import { services } from '../../../../src/domain/vocabularies/services';
import { solutions } from '../../../../src/domain/vocabularies/solutions';
import { vocabularies } from '../../../../src/domain/vocabularies/vocabularies';
import { allResources } from '../allResources';

describe('vocabulary', () => {
  const drinks = vocabulary('Drinks', 'a test', [
    ['GreenTea', 'Leaves in hot water.', 'Green & mild tea'],
    ['Coffee', 'Beans in hot water.'],
  ]);

  it('finds a value in any casing, with any white space, and by its label', () => {
    for (const text of ['GreenTea', 'greentea', 'GREEN TEA', ' green\ttea ', 'green & Mild tea'])
      assert.equal(drinks.find(text), 'GreenTea', text);
  });

  it('finds a value in the plural, with hyphens, and with "and" for "&"', () => {
    for (const text of ['Green-Teas', 'green_tea', 'Green and mild teas', 'green &amp; mild tea', 'Grëen Tea'])
      assert.equal(drinks.find(text), 'GreenTea', text);
  });

  it('finds nothing if a spelling means two values', () => {
    const both = vocabulary('Both', 'a test', [
      ['Wines', 'Many.'],
      ['Wine', 'One.'],
    ]);
    assert.equal(both.find('wine'), 'Wine');
    assert.equal(both.find('WINES'), 'Wines');
    assert.equal(both.find('wine-s'), 'Wines');
  });

  it('finds nothing else', () => {
    for (const text of ['', 'Tea', 'GreenTeaser', 'Green or Tea', 'constructor', '__proto__'])
      assert.equal(drinks.find(text), undefined, text);
  });

  it('has only the exact values', () => {
    assert.ok(drinks.has('Coffee'));
    for (const value of ['coffee', 'Green & mild tea', 'toString', 3, null, undefined, ['Coffee']])
      assert.ok(!drinks.has(value), String(value));
  });

  it('keeps the order of its table and gives terms by value', () => {
    assert.deepEqual(drinks.values, ['GreenTea', 'Coffee']);
    assert.deepEqual(drinks.term('GreenTea'), {
      value: 'GreenTea',
      description: 'Leaves in hot water.',
      label: 'Green & mild tea',
    });
    assert.deepEqual(drinks.term('Coffee'), { value: 'Coffee', description: 'Beans in hot water.' });
    assert.equal(drinks.term('coffee'), undefined);
  });

  it('is closed unless said otherwise', () => {
    assert.equal(drinks.closed, true);
    assert.equal(vocabulary('Open', 'a test', [], { closed: false }).closed, false);
  });
});

describe('the vocabularies', () => {
  for (const { name, source, terms, values, find } of vocabularies) {
    it(`${name}: values are unique, found by every spelling of their own, and described`, () => {
      assert.equal(new Set(values).size, values.length);
      assert.ok(source.length > 0);
      for (const { value, label, description } of terms) {
        assert.equal(find(value.toUpperCase()), value);
        assert.match(description, /^[A-Z0-9].*\.$/, value);
        if (label !== undefined) assert.equal(find(label), value, `label of ${value} belongs to another value`);
      }
    });
  }

  it('have names of their own', () => {
    assert.equal(new Set(vocabularies.map(({ name }) => name)).size, vocabularies.length);
  });

  it('are listed, all that a property uses', () => {
    const used = allResources().flatMap(({ properties }) => properties.map(({ type }) => type).filter(isVocabulary));
    assert.deepEqual(
      used.filter((each) => !vocabularies.includes(each)).map(({ name }) => name),
      [],
    );
    assert.ok(used.length > 10);
  });

  it('have as many values as the documentation', () => {
    const counts = [referralStatus, referralSubstatus, products, services, industries, solutions, customerSize];
    assert.deepEqual(
      [...counts, partnerRole].map(({ values }) => values.length),
      [4, 9, 20, 10, 14, 48, 11, 8],
    );
  });

  it('keep values with commas and parentheses whole', () => {
    assert.equal(products.find('dynamics ax, gp, nav, sl'), 'DynamicsAX,GP,NAV,SL');
    assert.equal(services.find('custom solution (isv)'), 'CustomSolution(ISV)');
    assert.equal(industries.find('agriculture, forestry, & fishing'), 'Agriculture, Forestry, & Fishing');
  });
});
