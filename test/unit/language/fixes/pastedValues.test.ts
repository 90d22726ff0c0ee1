import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The fixes of a value at its place: title, whether safe, whether preferred. */
function offers(text: string, code: string): [title: string, safe: boolean, preferred: boolean][] {
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem))
    .map(({ title, safe, preferred }) => [title, safe, preferred ?? false]);
}

const fixAll = (text: string): string => applyEdits(text, language.fixAll(language.parse(text)));
const money = (value: string) => `{ "id": "1", "eTag": "x", "details": { "currency": "EUR", "dealValue": ${value} } }`;
const date = (value: string) => `{ "id": "1", "eTag": "x", "details": { "closingDateTime": ${value} } }`;

describe('amounts as people write them', () => {
  for (const [text, ...amounts] of [
    ['€ 25.000', '25000', '25'],
    ['25,000', '25000', '25'],
    ['25.000', '25000', '25'],
    ['-2.500', '-2500', '-2.500'],
    ['1,234.56', '1234.56'],
    ['1.234,56 €', '1234.56'],
    ["1'234.56", '1234.56'],
    ['1 234 567', '1234567'],
    ['25k', '25000'],
    ['25 TEUR', '25000'],
    ['25T€', '25000'],
    ['25 k€', '25000'],
    ['２５０００', '25000'],
    ['zł 1000', '1000'],
    ['1000 Kč', '1000'],
    ['1.1 million', '1100000'],
    ['USD 10000', '10000'],
    ['10000 USD', '10000'],
    ['25000 euros', '25000'],
    ['12,34,567', '1234567'],
    ['12,5', '12.5'],
  ])
    it(`${text} in a deal in EUR is ${amounts.join(' or ')}, for the user to choose`, () => {
      const found = offers(money(JSON.stringify(text)), 'shape.wrong-type');
      assert.deepEqual(
        found,
        amounts.map((amount) => [`Change to ${amount}`, false, amounts.length === 1 && !text?.includes('USD')]),
      );
      assert.equal(fixAll(money(JSON.stringify(text))), money(JSON.stringify(text)));
    });

  it('are nothing if they say nothing', () => {
    for (const text of ['abc', '5 apples', '1.2.3', '$', '', '1.234.56', '007', '10-20'])
      assert.deepEqual(offers(money(JSON.stringify(text)), 'shape.wrong-type'), [], text);
  });

  it('are taken out of their quotes safely if they are JSON numbers', () => {
    assert.equal(fixAll(money('"10000.50"')), money('10000.50'));
    assert.equal(fixAll(money('"0.125"')), money('0.125'));
  });
});

describe('dates with a year of two digits', () => {
  for (const [text, ...dates] of [
    ['14-Nov-27', '2027-11-14'],
    ['14 Nov 27', '2027-11-14'],
    ['Nov 14, 27', '2027-11-14'],
    ['14.11.27', '2027-11-14'],
    ['11/14/27', '2027-11-14'],
    ['05/06/27', '2027-05-06', '2027-06-05'],
    ['27-11-14'],
    ['Nov 14 20:30'],
  ])
    it(`${text} is ${dates.join(' or ') || 'for the user to write'}`, () => {
      assert.deepEqual(
        offers(date(JSON.stringify(text)), 'date.invalid'),
        dates.map((each) => [`Change to "${each}T00:00:00Z"`, false, dates.length === 1]),
      );
    });
});

describe('dates as other countries and programs write them', () => {
  for (const [text, ...dates] of [
    ['31. Dezember 2027', '2027-12-31'],
    ['Freitag, 31. Dezember 2027', '2027-12-31'],
    ['31.Dez.2027', '2027-12-31'],
    ['1. März 2027', '2027-03-01'],
    ['31 décembre 2027', '2027-12-31'],
    ['1er août 2027', '2027-08-01'],
    ['5 juin 2027', '2027-06-05'],
    ['5 juil. 2027', '2027-07-05'],
    ['31 de diciembre de 2027', '2027-12-31'],
    ['5 de septiembre del 2027', '2027-09-05'],
    ['5 maggio 2027', '2027-05-05'],
    ['sexta-feira, 31 de dezembro de 2027', '2027-12-31'],
    ['1º de março de 2027', '2027-03-01'],
    ['5 mrt 2027', '2027-03-05'],
    ['5 mei 2027', '2027-05-05'],
    ['31/Dec/2027', '2027-12-31'],
    ['31. 12. 2027', '2027-12-31'],
    ['31.12.2027.', '2027-12-31'],
    ['2027-12', '2027-12-31', '2027-12-01'],
    ['02/2028', '2028-02-29', '2028-02-01'],
    ['Dezember 2027', '2027-12-31', '2027-12-01'],
    ['diciembre de 2027', '2027-12-31', '2027-12-01'],
    ['2027年12月', '2027-12-31', '2027-12-01'],
    ['2027-13'],
    ['Q4 2027', '2027-12-31', '2027-10-01'],
    ['2027-Q1', '2027-03-31', '2027-01-01'],
    ['H1 2027', '2027-06-30', '2027-01-01'],
    ['2H 2027', '2027-12-31', '2027-07-01'],
    ['2027 H2', '2027-12-31', '2027-07-01'],
    ["Q3'27", '2027-09-30', '2027-07-01'],
    ['Q3 FY27', '2027-03-31', '2027-01-01'],
    ['FY2027-Q1', '2026-09-30', '2026-07-01'],
    ['H2 FY27', '2027-06-30', '2027-01-01'],
    ['FY2028', '2028-06-30', '2027-07-01'],
    ['mid 2027', '2027-09-30', '2027-04-01'],
    ['Early 2027', '2027-03-31', '2027-01-01'],
    ['end of 2027', '2027-12-31'],
    ['end of FY27', '2027-06-30'],
    ['H3 2027'],
    ['FY7'],
    ['mid 27'],
    ['end of November 2027', '2027-11-30'],
    ['Ende Februar 2028', '2028-02-29'],
    ['end of Q2 2027', '2027-06-30'],
    ['31 gru 2027', '2027-12-31'],
    ['1 października 2027', '2027-10-01'],
    ['31 декабря 2027 г.', '2027-12-31'],
    ['31. prosince 2027', '2027-12-31'],
    ['31 desember 2027', '2027-12-31'],
    ['31 Aralık 2027', '2027-12-31'],
    ['1. joulukuuta 2027', '2027-12-01'],
    ['3 mar 2027', '2027-03-03'],
    ['2027-14-11', '2027-11-14'],
    ['2027-14-13'],
    ['Q5 2027'],
    ['5 jui 2027'],
    ['31 foo 2027'],
    ['31 de juin de 2027'],
  ])
    it(`${text} is ${dates.join(' or ') || 'for the user to write'}`, () => {
      assert.deepEqual(
        offers(date(JSON.stringify(text)), 'date.invalid'),
        dates.map((each) => [`Change to "${each}T00:00:00Z"`, false, dates.length === 1]),
      );
    });

  for (const [text, instant] of [
    ['31. Dezember 2027 um 10:30 Uhr', '2027-12-31T10:30:00Z'],
    ['2027-12-31T24:00:00Z', '2028-01-01T00:00:00Z'],
    ['2027-12-31 24:00', '2028-01-01T00:00:00Z'],
    ['12/31/2027 5:00 PM EST', '2027-12-31T22:00:00Z'],
    ['2027-07-31 10:00 CEST', '2027-07-31T08:00:00Z'],
    ['2027-12-31T00:00:00 PST', '2027-12-31T08:00:00Z'],
    ['2027-12-31T24:00:00+01:00', '2027-12-31T23:00:00Z'],
    ['2027-12-31T00:00:00[Europe/Berlin]', '2027-12-30T23:00:00Z'],
    ['2027-07-31T00:00:00 Europe/Berlin', '2027-07-30T22:00:00Z'],
  ])
    it(`${text} is ${instant}, for the user to look at`, () => {
      assert.deepEqual(offers(date(JSON.stringify(text)), 'date.invalid'), [[`Change to "${instant}"`, false, true]]);
    });

  for (const [text, instant] of [
    ['2027年12月31日', '2027-12-31T00:00:00Z'],
    ['2027년 12월 31일', '2027-12-31T00:00:00Z'],
    ['2027. 12. 31.', '2027-12-31T00:00:00Z'],
    ['２０２７-12-31T00:00:00Z', '2027-12-31T00:00:00Z'],
    ['2027\u201112\u201131', '2027-12-31T00:00:00Z'],
    ['\u200e2027-12-31T00:00:00Z\u200b', '2027-12-31T00:00:00Z'],
    ['2027-12-31T00:00:00Z.', '2027-12-31T00:00:00Z'],
    ['2027-12-31T10:00:00+5:30', '2027-12-31T04:30:00Z'],
    ['2027-12-31T10:00:00+5', '2027-12-31T05:00:00Z'],
    ['2027-12-31 10:00 UTC+2', '2027-12-31T08:00:00Z'],
    ['2027-12-31T00:00:00+01:00[Europe/Berlin]', '2027-12-30T23:00:00Z'],
    ['2027-12-31T00:00:00Z[UTC]', '2027-12-31T00:00:00Z'],
  ] as const)
    it(`${text} is ${instant} without asking`, () => {
      assert.equal(fixAll(date(JSON.stringify(text))), date(JSON.stringify(instant)));
    });

  it('are nothing if the time or its zone does not exist', () => {
    for (const text of ['2027-12-31T24:30:00Z', '2027-12-31T25:00:00Z', '2027-12-31T00:00:00[Europe/Nowhere]'])
      assert.deepEqual(offers(date(JSON.stringify(text)), 'date.invalid'), [], text);
  });
});

describe('a substatus in the place of the status', () => {
  for (const [text, status] of [
    ['Won', 'Closed'],
    ['Closed - Lost', 'Closed'],
    ['accepted', 'Active'],
    ['Pending review', 'New'],
    ['Draft', 'New'],
    ['Open', 'Active'],
    ['In Progress', 'Active'],
    ['in-progress', 'Active'],
    ['Completed', 'Closed'],
    ['Gewonnen', 'Closed'],
    ['Rejected', 'Closed'],
    ['Neu', 'New'],
  ])
    it(`${text} offers ${status} first, and is left alone by Fix All`, () => {
      const referral = JSON.stringify({ id: '1', eTag: 'x', status: text });
      assert.deepEqual(offers(referral, 'value.unknown')[0]?.slice(0, 2), [`Change to "${status}"`, false]);
      assert.equal(fixAll(referral), referral);
    });
});

describe('a substatus in other words', () => {
  for (const [text, substatus] of [
    ['Rejected', 'Declined'],
    ['Verloren', 'Lost'],
    ['Failed', 'Error'],
  ] as const)
    it(`${text} offers ${substatus} first`, () => {
      const referral = JSON.stringify({ id: '1', eTag: 'x', status: 'Closed', substatus: text });
      assert.deepEqual(offers(referral, 'value.unknown')[0]?.slice(0, 2), [`Change to "${substatus}"`, false]);
    });
});

describe('a name that occurs twice', () => {
  it('gets no fix that replaces a part of the other value', () => {
    const text = '{ "status": {\r\n  "solutionPlay": { }}, "status": { "consent": "Security"}}';
    const document = language.parse(text);
    for (const problem of language.validate(document))
      for (const { title, edits } of language.fixes(document, problem))
        assert.doesNotThrow(() => JSON.parse(applyEdits(text, edits)), title);
  });
});

describe('names with underscores or blanks', () => {
  for (const name of ['deal_value', 'Deal Value', 'deal-value'])
    it(`belong in the same object as without: ${name}`, () => {
      const text = JSON.stringify({ id: '1', eTag: 'x', [name]: 5, details: { currency: 'EUR' } });
      const [title] = offers(text, 'shape.unknown-property')[0] ?? [];
      assert.equal(title, 'Move to "details"');
    });
});

describe('a GUID with more around it', () => {
  const guid = '0cecbaa3-4de0-4d7c-a221-36281c2efe46';
  for (const text of [
    `ID: ${guid}`,
    `https://contoso.com/referrals/${guid}`,
    `https://contoso.com/referrals('${guid}')`,
  ])
    it(`${text} offers the GUID`, () =>
      assert.deepEqual(offers(JSON.stringify({ id: text, eTag: 'x' }), 'format.guid'), [
        [`Change to "${guid}"`, false, true],
      ]));
});

describe('letters that look like plain ones', () => {
  for (const [path, text, right] of [
    ['details.currency', 'ＥＵＲ', 'EUR'],
    ['details.currency', 'EUR\u200b', 'EUR'],
    ['details.currency', 'EUR (€)', 'EUR'],
    ['details.currency', '€ / EUR', 'EUR'],
    ['customerProfile.address.country', 'ＤＥ', 'DE'],
    ['customerProfile.address.country', 'Vereinigte Arabische Emirate', 'AE'],
    ['customerProfile.address.country', 'Wielka Brytania', 'GB'],
    ['mpnId', '４８６３０４０', '4863040'],
    ['customerProfile.size', '１０‑５０', '10to50employees'],
  ] as const)
    it(`${JSON.stringify(text)} becomes ${right} without asking`, () => {
      const written = (value: string) => {
        const wrap = (name: string, inner: unknown) => ({ [name]: inner });
        const names = path.split('.').reverse();
        return JSON.stringify({
          id: '1',
          eTag: 'x',
          ...(names.reduce<unknown>((inner, name) => wrap(name, inner), value) as object),
        });
      };
      assert.equal(fixAll(written(text)), written(right));
    });

  it('of two currencies mean none', () => {
    for (const currency of ['EUR/USD', '€ (USD)', 'Congo'])
      assert.equal(fixAll(JSON.stringify({ currency })), JSON.stringify({ currency }));
  });
});

describe('products by their other names', () => {
  for (const [name, product] of [
    ['EMS', 'EnterpriseMobilityAndSecurity'],
    ['Azure AD', 'EnterpriseMobilityAndSecurity'],
    ['Entra ID', 'EnterpriseMobilityAndSecurity'],
    ['Intune', 'EnterpriseMobilityAndSecurity'],
    ['Lync', 'SkypeForBusiness'],
    ['Viva Engage', 'Yammer'],
    ['Navision', 'DynamicsAX,GP,NAV,SL'],
    ['Business Central', 'Dynamics365Business'],
    ['GitHub', 'DeveloperTools'],
    ['OneDrive', 'Microsoft365'],
    ['Windows 11', 'Windows'],
  ] as const)
    it(`${name} offers ${product} first, and is left alone by Fix All`, () => {
      const text = JSON.stringify({
        id: '1',
        eTag: 'x',
        details: { requirements: { products: [{ id: name }] } },
      });
      assert.deepEqual(offers(text, 'value.unknown')[0]?.slice(0, 2), [`Change to "${product}"`, false]);
      assert.equal(fixAll(text), text);
    });
});

describe('names of OData', () => {
  it('are right, whatever they describe, unless they are nearly one that we know', () => {
    const codes = (text: string) => language.validate(language.parse(text)).map(({ code }) => code);
    for (const name of ['@odata.type', '@odata.foo', 'customerProfile@odata.type'])
      assert.ok(!codes(`{ "id": "1", "eTag": "x", "${name}": 1 }`).includes('shape.unknown-property'), name);
    for (const name of ['@odata.etagg', '@odata', '@data.etag'])
      assert.ok(codes(`{ "id": "1", "eTag": "x", "${name}": 1 }`).includes('shape.unknown-property'), name);
  });
});

describe('timestamps', () => {
  for (const [literal, meant] of [
    ['1826150400000', '2027-11-14T00:00:00Z'],
    ['1826150400', '2027-11-14T00:00:00Z'],
    ['1826150400123', '2027-11-14T00:00:00.123Z'],
    ['639611424000000000', '2027-11-07T00:00:00Z'],
    ['46705', '2027-11-14T00:00:00Z'],
    ['20271114', '2027-11-14T00:00:00Z'],
  ])
    it(`${literal} offers ${meant}, and is never quoted`, () => {
      assert.deepEqual(offers(date(literal ?? ''), 'shape.wrong-type'), [[`Change to "${meant}"`, false, true]]);
      assert.equal(fixAll(date(literal ?? '')), date(literal ?? ''));
    });

  it('are dates also as text', () => {
    assert.deepEqual(offers(date('"1826150400000"'), 'date.invalid'), [
      ['Change to "2027-11-14T00:00:00Z"', false, true],
    ]);
  });

  it('are nothing if they are not of this age', () => {
    for (const literal of ['1', '12345', '99999999999999999999', '-1826150400000', '1e12', '20271345', 'true'])
      assert.deepEqual(offers(date(literal), 'shape.wrong-type'), [], literal);
  });
});

describe('numbers in place of text', () => {
  const address = (name: string, value: string) =>
    `{ "id": "1", "eTag": "x", "customerProfile": { "address": { "${name}": ${value} } } }`;
  const ids = (kind: string, value: string) =>
    `{ "id": "1", "eTag": "x", "customerProfile": { "ids": [{ "profileType": "${kind}", "id": ${value} }] } }`;

  it('are quoted safely only if the text is digits by nature', () => {
    assert.equal(fixAll(address('postalCode', '98052')), address('postalCode', '"98052"'));
    assert.equal(fixAll(ids('Duns', '795986822')), ids('Duns', '"795986822"'));
    const phone = '{ "id": "1", "eTag": "x", "mpnId": 4863040, "team": [{ "phoneNumber": 4255550100 }] }';
    assert.equal(fixAll(phone), phone.replace('4863040', '"4863040"').replace('4255550100', '"4255550100"'));
    for (const text of [address('city', '5'), ids('External', '5'), address('postalCode', '9.5e4')]) {
      assert.equal(fixAll(text), text);
      assert.equal(offers(text, 'shape.wrong-type')[0]?.[1], false, text);
    }
  });

  it('are never quoted if a value of a list, a code or an address is due', () => {
    for (const text of [
      '{ "id": "1", "eTag": "x", "status": 1 }',
      '{ "id": "1", "eTag": "x", "type": 2, "customerProfile": { "size": -250 } }',
      address('country', '1'),
      money('1').replace('"EUR"', '978'),
      '{ "id": 1, "team": [{ "email": 5 }] }',
    ])
      assert.deepEqual(offers(text, 'shape.wrong-type'), [], text);
  });
});

describe('labels instead of codes', () => {
  const attributes = (...entries: [type: string, id: string][]) =>
    JSON.stringify({
      id: '1',
      eTag: 'x',
      details: {
        requirements: { additionalRequirements: { attributes: entries.map(([type, id]) => ({ type, id })) } },
      },
    });

  it('become the purchase intent', () => {
    for (const [label, code] of [
      ['Have not decided', 'HaveNotDecided'],
      ['have-not-decided', 'HaveNotDecided'],
      ['Undecided', 'HaveNotDecided'],
      ['yes', 'Yes'],
      ['YES', 'Yes'],
      ['no', 'No'],
      ['false', 'No'],
    ] as const)
      assert.equal(
        fixAll(attributes(['CustomerMarketplaceIntent', label])),
        attributes(['CustomerMarketplaceIntent', code]),
      );
    for (const other of ['Perhaps', '', 'Yes'])
      assert.deepEqual(offers(attributes(['CustomerMarketplaceIntent', other]), 'value.casing'), []);
  });

  it('become attribute types', () => {
    for (const [type, right] of [
      ['customermarketplaceintent', 'CustomerMarketplaceIntent'],
      ['Marketplace purchase intent', 'CustomerMarketplaceIntent'],
      ['solution-area', 'SolutionArea'],
      ['PARTNERROLE', 'PartnerRole'],
    ] as const)
      assert.ok(fixAll(attributes([type, 'No'])).includes(`"${right}"`), type);
    assert.deepEqual(offers(attributes(['Anything', 'x']), 'value.casing'), []);
  });

  it('are reported if one type comes twice, in any spelling', () => {
    for (const other of ['SolutionArea', 'solutionarea']) {
      const text = attributes(['SolutionArea', 'Security'], [other, 'Modern Work']);
      const found = language.validate(language.parse(text)).filter(({ code }) => code === 'value.duplicate');
      assert.equal(found.length, 1, other);
      assert.equal(found[0]?.related?.length, 1);
      assert.equal(found[0]?.path, '/details/requirements/additionalRequirements/attributes/1/type');
    }
    assert.deepEqual(offers(attributes(['SolutionArea', 'Security'], ['PartnerRole', 'x']), 'value.duplicate'), []);
    assert.deepEqual(offers(attributes(['Other', 'a'], ['Other', 'b']), 'value.duplicate'), []);
  });
});

describe('sizes of other systems', () => {
  const profile = (size: string) => JSON.stringify({ id: '1', eTag: 'x', customerProfile: { size } });
  for (const [size, ...first] of [
    ['10001+employees', '10001to20000employees', 'Morethan20000employees'],
    ['10,001+ employees', '10001to20000employees', 'Morethan20000employees'],
    ['10000+', '10001to20000employees', 'Morethan20000employees'],
    ['1-10', '1to9employees', '10to50employees'],
    ['11-50', '10to50employees'],
    ['51-200', '51to250employees'],
    ['201-500', '251to1000employees', '51to250employees'],
    ['501–1000 employees', '251to1000employees'],
    ['1k-5k', '1001to5000employees'],
    ['250', '51to250employees'],
    ['Small', '10to50employees'],
    ['Large', '251to1000employees'],
    ['Mid-Market', '51to250employees', '251to1000employees'],
    ['mid-size', '51to250employees'],
    ['Medium-sized company', '51to250employees'],
    ['Self-employed', '1to50employees'],
    ['less than 10', '1to9employees'],
    ['10000-', '10001to20000employees', 'Morethan20000employees'],
    ['10 000 –', '10001to20000employees', 'Morethan20000employees'],
    ['501-?', 'Morethan500employees', '251to1000employees'],
    ['50 to', '51to250employees'],
    ['-50', '1to50employees'],
    ['… - 50', '1to50employees'],
    ['to 50', '1to50employees'],
    ['0-10', '1to9employees', '10to50employees'],
    ['bis 50', '1to50employees'],
    ['ab 500', 'Morethan500employees'],
    ['mehr als 20000 Mitarbeiter', 'Morethan20000employees'],
    ['moins de 10', '1to9employees'],
  ])
    it(`${size} may be ${first.join(' or ')}`, () => {
      const titles = offers(profile(size ?? ''), 'value.unknown').map(([title]) => title);
      assert.deepEqual(
        titles.slice(0, first.length),
        first.map((value) => `Change to "${value}"`),
      );
    });

  it('are offered for a number of employees, none safely', () => {
    const profile = (size: string) => `{ "id": "1", "eTag": "x", "customerProfile": { "size": ${size} } }`;
    for (const [size, ...first] of [
      ['250', '51to250employees', '51to500employees'],
      ['25000', 'Morethan20000employees', 'Morethan500employees'],
      ['2.5'],
      ['0'],
    ])
      assert.deepEqual(
        offers(profile(size ?? ''), 'shape.wrong-type').map(([title, safe]) => [title, safe]),
        first.map((value) => [`Change to "${value}"`, false]),
        size,
      );
  });

  it('are put in safely only if the range is the same', () => {
    assert.equal(fixAll(profile('1 - 9')), profile('1to9employees'));
    assert.equal(fixAll(profile('> 20,000')), profile('Morethan20000employees'));
    for (const size of ['10001+employees', '11-50', 'Unknown', '0', '-50', '20000-'])
      assert.equal(fixAll(profile(size)), profile(size));
  });
});

describe('values without quotes', () => {
  const syntax = 'syntax.invalid-json';
  const team = (value: string) =>
    `{ "id": "1", "eTag": "x", "team": [{ "firstName": "A", "lastName": "B", "phoneNumber": ${value} }] }`;
  const consent = (value: string) => `{ "id": "1", "eTag": "x", "consent": { "consentToContact": ${value} } }`;

  for (const value of ['+4912345', '+1 425 555 0100', '(425) 555-0100', '0049 123'])
    it(`keep the signs of the phone number ${value}`, () => assert.equal(fixAll(team(value)), team(`"${value}"`)));

  for (const [value, ...numbers] of [
    ['+5', '5'],
    ['007', '7'],
    ['-00.5', '-0.5'],
    ['0x10', '16'],
    ['25k', '25000'],
    ['25.000,00', '25000'],
    ['abc'],
  ])
    it(`are the number ${numbers.join()} if ${value} is a deal value`, () => {
      assert.deepEqual(
        offers(money(value ?? ''), syntax).map(([title]) => title),
        numbers.map((number) => `Change to ${number}`),
      );
    });

  it('lose no currency without a look at it', () => {
    assert.deepEqual(offers(money('10 USD'), syntax), [['Change to 10', false, false]]);
  });

  for (const [value, meant] of [
    ['yes', true],
    ['True', true],
    ['off', false],
    ['nein', false],
  ] as const)
    it(`say ${meant} by ${value} if that is asked for`, () => {
      const [[title, , isPreferred] = []] = offers(consent(value), syntax);
      assert.deepEqual([title, isPreferred], [`Change to ${meant}`, true]);
      const [[quoted] = []] = offers(consent(`"${value}"`), 'shape.wrong-type');
      assert.equal(quoted, `Change to ${meant}`);
    });

  it('stay texts if a text is due, although they say true or false', () => {
    const text = '{ "id": "1", "eTag": "x", "name": True }';
    assert.deepEqual(offers(text, syntax), [['Put "True" in double quotes', false, true]]);
  });

  it('get the spelling of the values that are allowed', () => {
    const text = '{ "id": "1", "eTag": "x", "status": active, "substatus": "Accepted" }';
    assert.deepEqual(offers(text, syntax), [['Change to "Active"', true, true]]);
    const other = text.replace('active', 'active deal');
    assert.deepEqual(offers(other, syntax), [['Put "active deal" in double quotes', false, true]]);
    assert.equal(fixAll(other), other);
  });

  it('and such in other quotes get their spelling by Fix All', () => {
    const written = (status: string, product: string, area: string) =>
      `{ "id": "1", "eTag": "x", "status": ${status}, "substatus": "Accepted", "solutionArea": ${area}, "details": { "requirements": { "products": [{ "id": ${product} }] } } }`;
    for (const text of [
      written('active', 'power bi', 'modern work'),
      written("'active'", "'power bi'", "'modern work'"),
      written('“active”', '„power bi“', '‘modern work’'),
      written('`active`', '"power bi"', '“Modern Work"'),
    ])
      assert.equal(fixAll(text), written('"Active"', '"PowerBI"', '"Modern Work"'));
  });

  for (const [text, quoted] of [
    ['"solutionPlay": Innovate with HPC, AI Infrastructure', '"Innovate with HPC, AI Infrastructure"'],
    ['"name": Contoso, Ltd.', '"Contoso, Ltd."'],
    ['"name": Contoso, Ltd., Berlin', '"Contoso, Ltd., Berlin"'],
    ['"details": { "requirements": { "products": [{ "id": DynamicsAX,GP,NAV,SL }] } }', '"DynamicsAX,GP,NAV,SL"'],
    ['"details": { "requirements": { "products": [DynamicsAX,GP,NAV,SL] } }', '"DynamicsAX,GP,NAV,SL"'],
    [
      '"details": { "requirements": { "industries": [{ "id": agriculture, forestry, & fishing }] } }',
      '"Agriculture, Forestry, & Fishing"',
    ],
    ['"details": { "requirements": { "services": [{ "id": CustomSolution(ISV) }] } }', '"CustomSolution(ISV)"'],
  ] as const)
    it(`are one with their commas: ${text}`, () => {
      for (const rest of ['', ', "mpnId": "1"', ',\n"mpnId": "1"\n']) {
        const whole = `{ "id": "1", "eTag": "x", ${text}${rest} }`;
        const document = language.parse(whole);
        const found = language.validate(document).filter(({ code }) => /^(syntax|shape\.unknown)/.test(code));
        assert.equal(found.length, 1, found.map(({ message }) => message).join(' '));
        const [fix] = found[0] ? language.fixes(document, found[0]) : [];
        const fixed = applyEdits(whole, fix?.edits ?? []);
        assert.ok(fixed.includes(quoted), fixed);
        assert.doesNotThrow(() => JSON.parse(fixed), fixed);
      }
    });

  for (const [literal, ...amounts] of [
    ['1000L', '1000'],
    ['99.95f', '99.95'],
    ['1000n', '1000'],
    ['1000m', '1000', '1000000000'],
    ['10.50M', '10.50', '10500000'],
  ])
    it(`are numbers of other languages: ${literal}`, () =>
      assert.deepEqual(
        offers(money(literal ?? ''), syntax),
        amounts.map((amount) => [`Change to ${amount}`, false, amounts.length === 1]),
      ));

  it('end before the next name', () => {
    for (const text of [
      '{ "name": A, status: "New" }',
      '{ "name": A,\n status: "New" }',
      '{ "name": A, status = "New" }',
    ]) {
      const { value } = language.parse(text).referrals[0] ?? {};
      assert.deepEqual(Object.keys(value ?? {}), ['name', 'status'], text);
    }
  });

  it('are dates in UTC if a date is due', () => {
    assert.equal(fixAll(date('2027-11-14')), date('"2027-11-14T00:00:00Z"'));
    assert.deepEqual(offers(date('31.12.2027'), syntax), [['Change to "2027-12-31T00:00:00Z"', false, true]]);
  });
});
