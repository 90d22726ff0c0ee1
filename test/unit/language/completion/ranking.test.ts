import assert from 'node:assert/strict';
import { fuzzyScore } from '../fuzzyScore';
import { caret, completes, offered } from '../markers';
import { first } from '../shown';

const country = (typed: string) => `{ "customerProfile": { "address": { "country": ${typed} } } }`;
const currency = (typed: string, place = 'US') =>
  `{ "customerProfile": { "address": { "country": "${place}" } }, "details": { "currency": ${typed} } }`;
const locale = (typed: string, place?: string) =>
  `{ ${place ? `"customerProfile": { "address": { "country": "${place}" } }, ` : ''}"team": [{ "contactPreference": { "locale": ${typed} } }] }`;

describe('what Enter inserts', () => {
  for (const [typed, status] of [
    ['won', 'Closed'],
    ['Lo', 'Closed'],
    ['acc', 'Active'],
    ['pending', 'New'],
    ['a', 'Active'],
  ])
    it(`of the status ${typed} is ${status}`, () => assert.equal(first(`{ "status": "${typed}|" }`), status));

  for (const [typed, size] of [
    ['1-9', '1to9employees'],
    ['>20000', 'Morethan20000employees'],
    ['250', '51to250employees'],
    ['10001', '10001to20000employees'],
    ['5', '1to9employees'],
    ['50', '10to50employees'],
    ['100', '51to250employees'],
    ['500', '251to1000employees'],
    ['1000', '251to1000employees'],
    ['20000', '10001to20000employees'],
    ['large', '251to1000employees'],
    ['201-500', '251to1000employees'],
    ['mid-size', '51to250employees'],
  ])
    it(`of the size ${typed} is ${size}`, () =>
      assert.equal(first(`{ "customerProfile": { "size": "${typed}|" } }`), size));

  it('of a Boolean is found until its last letter closes the list', () => {
    const consent = (typed: string) => `{ "consent": { "consentToContact": ${typed} } }`;
    const letters = {
      't|': 'true',
      'tru|': 'true',
      'f|': 'false',
      'fals|': 'false',
      'true|': 'true',
      'false|': 'false',
      'True|': 'true',
      'FALSE|': 'false',
    };
    for (const [typed, value] of Object.entries(letters)) assert.equal(first(consent(typed)), value, typed);
    // The list that was opened before the first letter is filtered by all of them, and by what follows.
    const opened = offered(caret(consent('|')).text.replace(' }', '| }')).items;
    const isOpen = (typed: string) => opened.some(({ filterText }) => fuzzyScore(typed, filterText) !== undefined);
    assert.deepEqual(['tru', 'fals', 'true', 'false', 'true,'].map(isOpen), [true, true, false, false, false]);
  });

  for (const [kind, typed, id] of [
    ['industries', 'bank', 'Financial Services'],
    ['industries', 'school', 'Education'],
    ['industries', 'car', 'Manufacturing'],
    ['products', 'M365', 'Microsoft365'],
    ['products', 'o365', 'Microsoft365'],
    ['products', 'CRM', 'Dynamics365Business'],
    ['services', 'training', 'LearningAndCertification'],
    ['products', 'office', 'Office'],
    ['industries', 'Retail and', 'Retail & Consumer Goods'],
    ['industries', 'Retail a', 'Retail & Consumer Goods'],
    ['industries', 'Agriculture, Forestry and', 'Agriculture, Forestry, & Fishing'],
    ['industries', 'Public Safety &', 'Public Safety and National Security'],
    ['solutions', 'Backup and', 'BackupDisasterRecovery'],
    ['solutions', 'Identity &', 'IdentityandAccessManagement'],
    ['solutions', 'Dynamics 365 for S', 'Dynamics365forSales'],
  ])
    it(`of ${kind} ${typed} is ${id}`, () => {
      const text = `{ "details": { "requirements": { "${kind}": [{ "id": "${typed}|" }] } } }`;
      assert.equal(first(text), id);
    });

  for (const [typed, intent] of [
    ['true', 'Yes'],
    ['undecided', 'HaveNotDecided'],
  ])
    it(`of the intent ${typed} is ${intent}`, () => {
      const attributes = `[{ "type": "CustomerMarketplaceIntent", "id": "${typed}|" }]`;
      const text = `{ "details": { "requirements": { "additionalRequirements": { "attributes": ${attributes} } } } }`;
      assert.equal(first(text), intent);
    });

  for (const [typed, area] of [
    ['Data &', 'Data and AI'],
    ['Cloud &', 'Cloud and AI Platforms'],
    ['Digital & App', 'Digital and Application Innovation'],
  ])
    it(`of the area ${typed} is ${area}`, () => {
      const attributes = `[{ "type": "SolutionArea", "id": "${typed}|" }]`;
      const attribute = `{ "details": { "requirements": { "additionalRequirements": { "attributes": ${attributes} } } } }`;
      for (const text of [`{ "solutionArea": "${typed}|" }`, `{ "solutionArea": "${typed}|`, attribute])
        assert.equal(first(text), area, text);
    });

  for (const [typed, code] of [
    ['UK', 'GB'],
    ['uk', 'GB'],
    ['DEU', 'DE'],
    ['GBR', 'GB'],
    ['USA', 'US'],
    ['Korea', 'KR'],
    ['Kor', 'KR'],
    ['Holland', 'NL'],
    ['Holl', 'NL'],
    ['Turkey', 'TR'],
    ['Türkiye', 'TR'],
    ['Ivory', 'CI'],
    ['Brasil', 'BR'],
    ['Deutschland', 'DE'],
    ['Deutsch', 'DE'],
    ['Germ', 'DE'],
    ['Czech', 'CZ'],
    ['Burma', 'MM'],
    ['Britain', 'GB'],
    ['Engl', 'GB'],
    ['America', 'US'],
    ['Espana', 'ES'],
    ['Österreich', 'AT'],
    ['Schweiz', 'CH'],
    ['Macedonia', 'MK'],
    ['Swaziland', 'SZ'],
    ['Russia', 'RU'],
    ['UAE', 'AE'],
    ['United S', 'US'],
    ['United', 'US'],
    ['Unit', 'US'],
    ['United A', 'AE'],
    ['ch', 'CH'],
    ['de', 'DE'],
    ['Fr', 'FR'],
    ['Turk', 'TR'],
    ['Ind', 'IN'],
    ['Nor', 'NO'],
    ['YU', 'RS'],
    ['ZR', 'CD'],
    ['TP', 'TL'],
    ['SU', 'RU'],
    ['AN', 'CW'],
    ['yu', 'RS'],
    ['an', 'AD'],
    ['Czechoslovakia', 'CZ'],
    ['Congo', 'CG'],
    ['HongKong', 'HK'],
    ['newzeal', 'NZ'],
    ['SouthAfrica', 'ZA'],
    ['u', 'US'],
    ['i', 'IN'],
    ['D', 'DE'],
  ])
    it(`of the country ${typed} is ${code}`, () => {
      assert.equal(first(country(`"${typed}|"`)), code);
      assert.equal(first(country(`"${typed}|`)), code, 'an open quote');
    });

  for (const [typed, code, place] of [
    ['yen', 'JPY'],
    ['kroner', 'NOK'],
    ['ruble', 'RUB'],
    ['pound', 'GBP'],
    ['pound', 'EGP', 'EG'],
    ['RMB', 'CNY'],
    ['€', 'EUR'],
    ['£', 'GBP'],
    ['$', 'USD'],
    ['$', 'CAD', 'CA'],
    ['eur', 'EUR'],
    ['franc', 'CHF'],
    ['dollar', 'USD'],
    ['dollar', 'AUD', 'AU'],
    ['rupee', 'INR'],
    ['ind', 'INR'],
    ['rup', 'INR'],
    ['rupi', 'IDR'],
    ['ster', 'GBP'],
    ['doll', 'USD'],
    ['won', 'KRW'],
    ['krona', 'SEK'],
    ['zl', 'PLN'],
    ['us', 'USD'],
    ['swiss', 'CHF'],
    ['DEM', 'EUR'],
    ['FRF', 'EUR'],
    ['ITL', 'EUR'],
    ['HRK', 'EUR'],
    ['TMM', 'TMT'],
    ['CSK', 'CZK'],
    ['ZWL', 'ZWG'],
    ['BGN', 'EUR'],
    ['dem', 'EUR'],
    ['pes', 'MXN'],
    ['lei', 'RON'],
    ['leva', 'EUR'],
    ['AU dollars', 'AUD'],
    ['STG', 'GBP'],
    ['uk', 'GBP'],
    ['de', 'EUR'],
    ['es', 'EUR'],
    ['se', 'SEK'],
  ])
    it(`of the currency ${typed} is ${code}${place ? ` in ${place}` : ''}`, () => {
      assert.equal(first(currency(`"${typed}|"`, place)), code);
    });

  for (const [typed, tag, place] of [
    ['en', 'en-US'],
    ['en', 'en-GB', 'GB'],
    ['en', 'en-US', 'DE'],
    ['de', 'de-DE'],
    ['de', 'de-CH', 'CH'],
    ['fr', 'fr-FR'],
    ['fr', 'fr-CA', 'CA'],
    ['pt', 'pt-BR'],
    ['es', 'es-ES'],
    ['zh', 'zh-CN'],
    ['ja', 'ja-JP'],
    ['germ', 'de-DE'],
    ['French', 'fr-FR'],
    ['en-UK', 'en-GB'],
    ['en-G', 'en-GB'],
    ['no', 'nb-NO'],
    ['nor', 'nb-NO'],
    ['no-NO', 'nb-NO'],
    ['spa', 'es-ES'],
    ['deu', 'de-DE'],
    ['de_', 'de-DE'],
    ['en_G', 'en-GB'],
    ['francais', 'fr-FR'],
    ['espanol', 'es-ES'],
    ['en-A', 'en-AU'],
    ['en-I', 'en-IN'],
    ['enUS', 'en-US'],
    ['', 'de-CH', 'CH'],
    ['', 'en-CA', 'CA'],
    ['', 'nl-BE', 'BE'],
  ])
    it(`of the locale "${typed}" is ${tag}${place ? ` in ${place}` : ''}`, () => {
      assert.equal(first(locale(`"${typed}|"`, place)), tag);
    });

  for (const [typed, name] of [
    ['ReferralT', 'type'],
    ['referralt', 'type'],
    ['Statu', 'status'],
    ['CustomerP', 'customerProfile'],
    ['statusD', 'substatus'],
    ['Mpn', 'mpnId'],
    ['solutionA', 'solutionArea'],
    ['subst', 'substatus'],
  ])
    it(`of the name ${typed} is ${name}`, () => assert.equal(first(`{ "${typed}|" }`), name));

  it('of names in other objects is the right one', () => {
    assert.equal(first('{ "team": [{ "emailA|" }] }'), 'email');
    assert.equal(first('{ "team": [{ "phone|" }] }'), 'phoneNumber');
    assert.equal(first('{ "details": { "closeD|" } }'), 'closingDateTime');
    assert.equal(first('{ "customerProfile": { "address": { "zip|" } } }'), 'postalCode');
    assert.equal(first('{ "Status": "New", "ReferralT|" }'), 'ReferralType');
  });

  it('of a name is as the file spells the others, not as it was begun', () => {
    assert.equal(first('{ "etag|" }'), 'eTag');
    assert.equal(first('{ "ID|" }'), 'id');
    assert.equal(first('{ "ID|": "1" }'), 'id');
    assert.equal(first('{ "Status": "New", "id|" }'), 'ID');
    assert.equal(first('[{ "Status": "New" }, { "id|" }]'), 'ID');
  });

  it('is nothing that only has the letters somewhere', () => {
    for (const typed of ['Atlantis', 'qq', 'Wakanda']) assert.equal(first(country(`"${typed}|"`)), undefined, typed);
    for (const typed of ['xyz', 'bitcoin']) assert.equal(first(currency(`"${typed}|"`)), undefined, typed);
  });
});

describe('suggestions that go on', () => {
  it('open for the value after country, currency, locale and date', () => {
    const goesOn = (marked: string, label: string) =>
      offered(marked).items.find((item) => item.label === label)?.suggestsNext;
    assert.equal(goesOn('{ "customerProfile": { "address": { "|" } } }', 'country'), true);
    assert.equal(goesOn('{ "details": { "|" } }', 'currency'), true);
    assert.equal(goesOn('{ "details": { "|" } }', 'closingDateTime'), true);
    assert.equal(goesOn('{ "team": [{ "contactPreference": { "|" } }] }', 'locale'), true);
    assert.equal(goesOn('{ "|" }', 'status'), true);
    for (const [marked, label] of [
      ['{ "|" }', 'createdDateTime'],
      ['{ "|" }', 'name'],
      ['{ "customerProfile": { "address": { "|" } } }', 'city'],
    ] as const)
      assert.equal(goesOn(marked, label), undefined, label);
  });

  it('come in single quotes, in bare words, and after doubled braces', () => {
    for (const marked of [
      "{ 'status': 'A|' }",
      '{ status: A| }',
      '{ "status": Act| }',
      '{{ "status": "A|" }',
      '[{{ "status": "A|" }]',
    ])
      assert.deepEqual(
        offered(marked).items.map(({ label }) => label),
        ['Active'],
        marked,
      );
    for (const marked of ["{ 'stat|' }", '{ stat| }', '{{ "stat|" }', '{{ stat| }'])
      assert.equal(first(marked), 'status', marked);
  });

  it('come in typographic quotes, which give way to straight ones', () => {
    for (const [marked, label, gives] of [
      ['{ "status": “Act|” }', 'Active', '{ "status": "Active" }'],
      ['{ "status": „Act|“ }', 'Active', '{ "status": "Active" }'],
      ['{ "status": ‘Act|’ }', 'Active', '{ "status": "Active" }'],
      ['{ "status": “|” }', 'New', '{ "status": "New" }'],
      ['{ "status": “Active”| }', 'Active', '{ "status": "Active" }'],
      ['{ "status": “Act| }', 'Active', '{ "status": "Active" }'],
      ['{ “status”: “Act|” }', 'Active', '{ “status”: "Active" }'],
      ['{ “stat|”: “Active” }', 'status', '{ "status": “Active” }'],
      ['{ “sta|” }', 'status', '{ "status": "" }'],
      [
        '{ "customerProfile": { "size": “Morethan2|” } }',
        'Morethan20000employees',
        '{ "customerProfile": { "size": "Morethan20000employees" } }',
      ],
    ] as const) {
      assert.equal(first(marked), label, marked);
      completes(marked, { take: label, gives });
    }
  });

  it('are templates in a file with nothing but comments', () => {
    for (const marked of ['// a comment\n|', '/* x */|', '|// c', '// a\n\n|\n// b', '/* a\n b */\n|', '|'])
      assert.equal(offered(marked).items[0]?.label, 'Private deal', marked);
    for (const marked of ['// a comment|', '/* x | */', '// a\n// b|'])
      assert.deepEqual(offered(marked).items, [], marked);
  });
});
