import assert from 'node:assert/strict';
import { isResource, type Resource } from '../../../../src/domain/model/resource';
import { referral } from '../../../../src/domain/referral/referral';
import { offered } from '../markers';
import { asShown, beginnings, begins, beginsFirst, first } from '../shown';

describe('completion of names by what was typed', () => {
  const cases: [marked: string, name: string | undefined][] = [
    ['{ "name": "x", "d|" }', 'details'],
    ['{ "name": "x", "de|" }', 'details'],
    ['{ "name": "x", de| }', 'details'],
    ['{ "part|" }', 'partnerRole'],
    ['{ "partnerI|" }', 'mpnId'],
    ['{ "partnerRole": "", "part|" }', 'mpnId'],
    ['{ "reas|" }', 'statusReason'],
    ['{ "customerProfile": { "address": { "st|" } } }', 'state'],
    ['{ "customerProfile": { "address": { "str|" } } }', 'addressLine1'],
    ['{ "Solution A|" }', 'solutionArea'],
    ['{ "deal v|" }', undefined],
    ['{ "details": { "deal v|" } }', 'dealValue'],
    ['{ "team": [{ "first_|" }] }', 'firstName'],
    ['{ "team": [{ "e-mail|" }] }', 'email'],
    ['{ "customerProfile": { "address": { "postal c|" } } }', 'postalCode'],
    ['{ "customerProfile": { "address": { "zip c|" } } }', 'postalCode'],
    ['{ "sub st|" }', 'substatus'],
    ['{ "Status": "New", "solution a|" }', 'SolutionArea'],
  ];
  for (const [marked, name] of cases) it(`of ${marked} is ${name}`, () => assert.equal(first(marked), name));

  it('puts whole referrals after properties that begin so, and finds them by the start of their labels only', () => {
    const words = {
      C: 'customerProfile',
      Co: 'consent',
      Con: 'consent',
      S: 'status',
      P: 'partnerRole',
      Part: 'partnerRole',
    };
    for (const [typed, name] of Object.entries(words)) {
      for (const place of ['{ "|" }', '{ | }', '[{ "|" }]', '{ "value": [{ | }] }']) {
        assert.equal(first(place.replace('|', `${typed}|`)), name, `${typed} in ${place}`);
        assert.equal(first(place, {}, typed), name, `${typed} after ${place}`);
      }
    }
    for (const place of ['{ "|" }', '{ | }']) {
      assert.equal(first(place.replace('|', 'val|')), undefined, place);
      assert.equal(first(place, {}, 'val'), undefined, place);
      assert.equal(first(place, {}, 'Priv'), 'Private deal', place);
      for (const [typed, label] of [
        ['priv', 'Private deal'],
        ['co-', 'Co-sell deal'],
        ['co-s', 'Co-sell deal'],
        ['partner-l', 'Partner-led deal'],
        ['conne', 'Connected referral'],
        ['market', 'Marketplace lead'],
      ] as const)
        assert.equal(first(place.replace('|', `${typed}|`)), label, `${typed} in ${place}`);
    }
    assert.equal(first('{ "private d|" }'), 'Private deal');
  });

  it('puts names that begin so first in each object, whether the list was opened before or after', () => {
    const seen = new Set<Resource>();
    const walk = (resource: Resource, place: string) => {
      if (seen.has(resource)) return;
      seen.add(resource);
      for (const quoted of [place.replace('|', '"|"'), place.replace('|', ' | ')]) {
        const names = new Map(resource.properties.map(({ name, documented = name }) => [name, [name, documented]]));
        beginsFirst(quoted, names);
        const { items, text } = offered(quoted);
        const before = text.slice(0, quoted.indexOf('|'));
        for (const typed of [...names.values()].flat().flatMap((name) => [...beginnings(name)])) {
          const found = asShown(items, before + typed)[0]?.label ?? '';
          assert.ok(
            names.get(found)?.some((name) => begins(name, typed)),
            `${typed} after ${quoted} offers ${found}`,
          );
        }
      }
      for (const { name, type, list } of resource.properties)
        if (isResource(type)) walk(type, place.replace('|', `"${name}": ${list ? '[{|}]' : '{|}'}`));
    };
    walk(referral, '{|}');
  });
});
