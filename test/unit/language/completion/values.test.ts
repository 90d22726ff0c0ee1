import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createReferralLanguage } from '../../../../src/language/service';
import { fillSnippet } from '../../snippets/fillSnippet';
import { accept, caret, completes, offered, problems } from '../markers';

const today = '2026-11-23T10:00:00Z';

describe('completion of countries, currencies and locales', () => {
  it('finds a country by its name, within quotes and without', () => {
    for (const marked of [
      '{ "customerProfile": { "address": { "country": "Ger|" } } }',
      '{ "customerProfile": { "address": { "country": | } } }',
    ]) {
      const { items } = offered(marked);
      const germany = items.find(({ label }) => label === 'DE');
      assert.ok(germany);
      assert.equal(germany.detail, 'Germany');
      assert.match(germany.filterText, /\bDE Germany/);
      assert.match(germany.documentation ?? '', /EUR/);
    }
    completes('{ "customerProfile": { "address": { "country": "Ger|" } } }', {
      take: 'DE',
      gives: '{ "customerProfile": { "address": { "country": "DE" } } }',
    });
    completes('{ "CustomerProfile": { "Address": { "Country": | } } }', {
      take: 'FR',
      gives: '{ "CustomerProfile": { "Address": { "Country": "FR" } } }',
    });
  });

  it('offers no country or currency that shares only letters with what was typed', () => {
    const country = (typed: string) => `{ "customerProfile": { "address": { "country": "${typed}|" } } }`;
    const currency = (typed: string) => `{ "details": { "currency": "${typed}|" } }`;
    const cases: [marked: string, values: string[]][] = [
      [country('UK'), ['GB', 'UA']],
      [country('GBR'), ['GB']],
      [country('DEU'), ['DE']],
      [country('GER'), ['DE']],
      [country('England'), ['GB']],
      [country('Curacao'), ['CW']],
      [country('Kong'), ['HK']],
      [country('EN'), []],
      [currency('RMB'), ['CNY']],
      [currency('XAU'), ['XAU']],
      [currency('BTC'), []],
      [currency('Kc'), ['CZK']],
    ];
    for (const [marked, values] of cases) {
      const { items } = offered(marked);
      assert.deepEqual(
        items.map(({ label }) => label),
        values,
        marked,
      );
      // VS Code puts what begins with the typed text before what has its letters anywhere.
      const typed = /"(\w*)\|/.exec(marked)?.[1] ?? '';
      if (items[0] && typed !== 'Kong') assert.ok(items[0].filterText.startsWith(typed), marked);
    }
  });

  it("offers the currency of the customer's country first", () => {
    const deal = (country: string) =>
      `{ "customerProfile": { "address": { "country": ${country} } }, "details": { "currency": "|" } }`;
    completes(deal('"CH"'), { first: ['CHF', 'USD', 'EUR', 'GBP'] });
    completes(deal('"DE"'), { first: ['EUR', 'USD', 'GBP'] });
    completes(deal('null'), { first: ['USD', 'EUR', 'GBP'] });
    completes(deal('"CH"'), { never: ['XAU', 'XTS', 'DEM'] });
    const { items } = offered(deal('"CH"'));
    assert.equal(items.filter(({ preselect }) => preselect).length, 1);
    assert.match(items.find(({ label }) => label === 'EUR')?.filterText ?? '', /Euro/);
  });

  it('finds a currency by a country that pays with it, and by words of other languages', () => {
    for (const [typed, first] of Object.entries({
      Canada: 'CAD',
      Germany: 'EUR',
      Chin: 'CNY',
      Rubel: 'RUB',
      livre: 'GBP',
    }))
      completes(`{ "details": { "currency": "${typed}|" } }`, { first: [first] });
  });

  it("offers locales, those of the customer's country first", () => {
    const deal =
      '{ "customerProfile": { "address": { "country": "CH" } }, "team": [{ "contactPreference": { "locale": "|" } }] }';
    const { items } = offered(deal);
    assert.match(items[0]?.label ?? '', /-CH$/);
    assert.ok(items.some(({ label }) => label === 'en-US'));
  });

  it("finds locales by their languages' own names", () => {
    for (const [typed, first] of Object.entries({
      Deutsch: 'de-DE',
      Fran: 'fr-FR',
      Français: 'fr-FR',
      Español: 'es-ES',
      italiano: 'it-IT',
      Português: 'pt-BR',
      日本語: 'ja-JP',
      Svenska: 'sv-SE',
      Brit: 'en-GB',
      Brazilian: 'pt-BR',
      American: 'en-US',
      'Chinese (S': 'zh-CN',
      Traditional: 'zh-TW',
      UK: 'en-GB',
      uk: 'uk-UA',
    }))
      completes(`{ "team": [{ "contactPreference": { "locale": "${typed}|" } }] }`, { first: [first] });
  });
});

describe('completion of values by what was typed', () => {
  const places: Record<string, string> = {
    product: '{ "details": { "requirements": { "products": [{ "id": "|" }] } } }',
    service: '{ "details": { "requirements": { "services": [{ "id": "|" }] } } }',
    size: '{ "customerProfile": { "size": "|" } }',
    status: '{ "status": "|" }',
    substatus: '{ "substatus": "|" }',
    area: '{ "solutionArea": "|" }',
    play: '{ "solutionPlay": "|" }',
    help: '{ "inviteContext": { "assistanceRequestCode": "|" } }',
    country: '{ "customerProfile": { "address": { "country": "|" } } }',
    currency: '{ "details": { "currency": "|" } }',
    locale: '{ "team": [{ "contactPreference": { "locale": "|" } }] }',
    closing: '{ "details": { "closingDateTime": "|" } }',
  };
  const typedAt = (place: string, typed: string) => {
    const { items } = offered((places[place] ?? '').replace('|', `${typed}|`), { today });
    return items.map(({ label }) => label);
  };

  it('offers none that only has its letters', () => {
    for (const [place, typed, labels] of [
      ['product', 'AI', []],
      ['product', 'power bi', ['PowerBI']],
      ['product', 'BI', ['PowerBI']],
      ['product', 'dynamics enterprise', ['Dynamics365Enterprise']],
      ['product', '365', ['Dynamics365Business', 'Dynamics365Enterprise', 'Microsoft365']],
      ['size', '250', ['51to250employees', '51to500employees']],
      ['size', '25', ['10to50employees', '1to50employees', '51to250employees', '251to1000employees']],
      ['size', '300', ['251to1000employees', '51to500employees']],
      ['status', 'open', []],
      ['status', 'lo', ['Closed']],
      ['closing', '2027-03-10', []],
      ['closing', '2027-03', ['2027-03-31T00:00:00Z']],
      ['closing', 'end of the year', ['2026-12-31T00:00:00Z']],
    ] as const)
      assert.deepEqual(typedAt(place, typed), labels, `${typed} at ${place}`);
  });

  it('offers the values with words that begin with each word typed, and all of those', () => {
    const words = (text: string) => text.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? [];
    const vocabulary = Object.keys(places).flatMap((place) => typedAt(place, '').flatMap(words));
    const typed = fc
      .constantFrom(...new Set(vocabulary))
      .chain((word) => fc.integer({ min: 1, max: word.length }).map((length) => word.slice(0, length)));
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(places)), typed, (place, word) => {
        const all = offered(places[place] ?? '', { today }).items;
        const found = offered((places[place] ?? '').replace('|', `${word.toLowerCase()}|`), { today }).items;
        for (const { filterText, label } of found) {
          const begins = words(filterText).some((own) => own.toLowerCase().startsWith(word.toLowerCase()));
          assert.ok(begins, `${word} at ${place}: ${label}`);
        }
        const due = all.filter(({ label }) => words(label).some((own) => own.startsWith(word)));
        const labels = found.map(({ label }) => label);
        for (const { label } of due) assert.ok(labels.includes(label), `${word} at ${place}: ${label}`);
      }),
    );
  });
});

describe('completion of dates', () => {
  it('offers days from today in UTC', () => {
    completes(
      '{ "details": { "closingDateTime": | } }',
      {
        all: [
          '2026-12-23T00:00:00Z',
          '2027-01-22T00:00:00Z',
          '2027-02-21T00:00:00Z',
          '2026-11-30T00:00:00Z',
          '2026-12-31T00:00:00Z',
          '2027-03-31T00:00:00Z',
          '2027-06-30T00:00:00Z',
        ],
        take: '2026-12-23T00:00:00Z',
        gives: '{ "details": { "closingDateTime": "2026-12-23T00:00:00Z" } }',
      },
      { today },
    );
  });

  it('are found by what they are, and do not depend on the time of day or zone', () => {
    const { items } = offered('{ "details": { "closingDateTime": "|" } }', { today: '2026-12-31T23:59:59Z' });
    assert.equal(items[0]?.label, '2027-01-30T00:00:00Z');
    assert.match(items.find(({ label }) => label === '2026-12-31T00:00:00Z')?.filterText ?? '', /end of the month/);
  });

  it('are those that a date in another notation means', () => {
    const closing = (typed: string) => `{ "details": { "closingDateTime": "${typed}|" } }`;
    for (const [typed, ...dates] of [
      ['31.12.2027', '2027-12-31'],
      ['Dec 31, 2027', '2027-12-31'],
      ['Q4 2027', '2027-12-31', '2027-10-01'],
      ['05/06/2027', '2027-05-06', '2027-06-05'],
    ] as const)
      completes(closing(typed), { all: dates.map((date) => `${date}T00:00:00Z`) });
    completes(closing('2027-12-31T00:00:00Z'), { all: [] });
  });

  it('offers none for what the service sets', () => {
    completes('{ "createdDateTime": "|" }', { all: [] }, { today });
  });
});

describe('completion of statuses known from the service', () => {
  const id = '37ef26aa-1d15-4533-9f93-a69bd33ab1e5';

  it('puts those first that may come next', () => {
    const known = () => ({ status: 'Active', substatus: 'Accepted' });
    completes(`{ "id": "${id}", "status": "|" }`, { first: ['Active', 'Closed'] }, { known });
    completes(`{ "status": "|" }`, { first: ['New', 'Active', 'Closed', 'None'] }, { known });
  });
});

describe('completion of whole entries', () => {
  it('offers solutions with their name and type, and leaves out those used', () => {
    completes('{ "details": { "requirements": { "solutions": [|] } } }', {
      take: 'BigData',
      gives:
        '{ "details": { "requirements": { "solutions": [{ "id": "BigData", "name": "Big Data", "type": "Category" }] } } }',
    });
    completes('{ "details": { "requirements": { "solutions": [{ "id": "BigData" }, |] } } }', { never: ['BigData'] });
  });

  it('offers customer ids, targets and attributes', () => {
    completes('{ "customerProfile": { "ids": [|] } }', {
      take: 'Duns',
      gives: '{ "customerProfile": { "ids": [{ "profileType": "Duns", "id": "" }] } }',
    });
    completes('{ "target": [|] }', {
      take: 'Microsoft',
      gives: '{ "target": [{ "type": "BusinessProfileLocation", "id": "msft" }] }',
    });
    const attributes = (inner: string) =>
      `{ "details": { "requirements": { "additionalRequirements": { "attributes": [${inner}] } } } }`;
    completes(attributes('|'), {
      take: 'SolutionArea',
      gives: attributes('{ "type": "SolutionArea", "id": "" }'),
    });
    completes(attributes('{ "type": "SolutionArea", "id": "Security" }, |'), { never: ['SolutionArea'] });
  });

  it('offers Microsoft if an organization is due', () => {
    completes('{ "target": [{ "type": "BusinessProfileLocation", "id": "|" }] }', { all: ['msft'] });
    completes('{ "target": [{ "type": "SolutionProfile", "id": "|" }] }', { all: [] });
    completes('{ "inviteContext": { "invitedBy": { "organizationId": "|" } } }', { all: ['msft'] });
  });
});

describe('templates', () => {
  const labels = [
    'Private deal',
    'Partner-led deal',
    'Co-sell deal',
    'Services co-sell deal',
    'Marketplace lead',
    'Connected referral',
  ];

  it('are offered in an empty document', () => {
    for (const marked of ['|', '\n  |\n', 'ref|', 'private d|', '\ufeff|'])
      completes(marked, { all: labels }, { today });
  });

  it('are offered between the referrals of a list, with the commas that are due', () => {
    for (const [marked, text] of [
      ['[|]', /^\[\{[\s\S]*\}\]$/],
      ['[{ "name": "a" }, |]', /, \{[\s\S]*\}\]$/],
      ['[{ "name": "a" }\n|]', /\n, \{[\s\S]*\}\]$/],
      ['[| { "name": "a" }]', /^\[\{[\s\S]*\}, \{ "name": "a" \}\]$/],
      ['{ "value": [|] }', /^\{ "value": \[\{[\s\S]*\}\] \}$/],
    ] as const) {
      const { items, text: before } = offered(marked, { today });
      assert.deepEqual(
        items.map(({ label }) => label),
        labels,
        marked,
      );
      for (const { insertText, replace } of items) {
        const after =
          before.slice(0, replace.offset) +
          fillSnippet(insertText).text +
          before.slice(replace.offset + replace.length);
        assert.match(after, text);
        JSON.parse(after);
      }
    }
  });

  it('are offered for a word in place of a referral, which they replace', () => {
    for (const marked of ['[ co| ]', '{ "value": [ co| ] }', '[ { "name": "a" }, co| ]', '[\n  pri|\n]']) {
      const { items, text: before } = offered(marked, { today });
      assert.deepEqual(
        items.map(({ label }) => label),
        labels,
        marked,
      );
      for (const item of items) JSON.parse(accept(before, item));
    }
  });

  it('are offered inside a referral that is empty so far, after its properties', () => {
    for (const marked of ['{ | }', '{ co| }', '{ "co|" }', '[ { co| } ]', '{ "value": [ {\n    co|\n} ] }']) {
      const { items, text: before } = offered(marked, { today });
      assert.deepEqual(
        items.slice(-labels.length).map(({ label }) => label),
        labels,
        marked,
      );
      for (const item of items.slice(-labels.length)) {
        const { text } = fillSnippet(item.insertText);
        const after = before.slice(0, item.replace.offset) + text;
        JSON.parse(after + before.slice(item.replace.offset + item.replace.length));
      }
    }
    for (const marked of ['{ co|: 1 }', '{ "name": "a", co| }', '{ "team": [{ co| }] }', '{ "details": { co| } }'])
      completes(marked, { never: labels });
  });

  it('are not offered elsewhere', () => {
    const language = createReferralLanguage({ today });
    for (const marked of [
      '{}|',
      '[{ "name": "a" }] |',
      '| [{}]',
      '{ "value": [], | }',
      '{ "value": [], "notes": "[|]" }',
      '{ "value": [], "other": [|] }',
      '"|"',
      '5 |',
    ]) {
      const { text, offset } = caret(marked);
      const found = language.complete(language.parse(text), offset).map(({ label }) => label);
      assert.ok(!found.includes('Private deal'), marked);
    }
  });

  it('are not offered anywhere within a deal', () => {
    const language = createReferralLanguage({ today });
    const deal = fillSnippet(offered('|', { today }).items[2]?.insertText ?? '').text;
    const document = language.parse(deal);
    for (let offset = 0; offset <= deal.length; offset++) {
      const found = language.complete(document, offset).filter(({ label }) => labels.includes(label));
      assert.deepEqual(found, [], `${offset}: ${deal.slice(0, offset).slice(-30)}`);
    }
  });

  it('only ask to be filled in once accepted', () => {
    for (const item of offered('|', { today }).items) {
      const { text, stops } = fillSnippet(item.insertText);
      assert.deepEqual(
        problems(text, undefined, { today })
          .filter(({ code }) => code !== 'draft.placeholder')
          .map(({ code, path }) => `${code} ${path}`),
        [],
        item.label,
      );
      assert.deepEqual(
        [...stops],
        stops.map((_, index) => index + 1),
        item.label,
      );
    }
  });
});

describe('every item', () => {
  it('is documented, and offered once', () => {
    for (const marked of [
      '{ | }',
      '{ "status": | }',
      '{ "details": { | } }',
      '{ "details": { "currency": | , "closingDateTime": "" } }',
      '{ "customerProfile": { "address": { "country": | } } }',
      '{ "details": { "requirements": { "solutions": [|], "products": [] } } }',
      '|',
    ]) {
      const { items } = offered(marked, { today });
      assert.ok(items.length > 2, marked);
      assert.equal(new Set(items.map(({ label }) => label)).size, items.length, marked);
      for (const { documentation, label } of items) assert.ok(documentation, `${label} in ${marked}`);
    }
  });
});

describe('completion in unfinished referrals', () => {
  it('finds dates by what they are called and by their digits', () => {
    const { items } = offered('{ "details": { "closingDateTime": "2026-|" } }', { today });
    const first = items.find(({ detail }) => detail?.includes('in 30 days'));
    assert.match(first?.filterText ?? '', /^2026-12-23T00:00:00Z in 30 days$/);
    const last = offered('{ "details": { "closingDateTime": "|" } }', { today: '2026-12-31T10:00:00Z' }).items;
    assert.ok(last.some(({ filterText }) => /end of the quarter/.test(filterText)));
    assert.ok(last.some(({ filterText }) => /end of the next quarter/.test(filterText)));
  });

  it('writes valid JSON for a property that is not text, before it is typed', () => {
    for (const [marked, name] of [
      ['{ | }', 'favorite'],
      ['{ "details": { | } }', 'dealValue'],
      ['{ "id": "1", | }', 'favorite'],
    ] as const) {
      const { items, text } = offered(marked, { today });
      const item = items.find(({ label }) => label === name);
      assert.ok(item, marked);
      JSON.parse(accept(text, item));
    }
  });

  it('finds values by their plain words', () => {
    const { items } = offered('{ "details": { "requirements": { "products": [{ "id": "|" }] } } }');
    assert.equal(items.find(({ label }) => label === 'PowerBI')?.filterText, 'PowerBI Power BI');
  });

  it('takes the names of the other referrals of a file', () => {
    completes('[{ "ID": "a", "Status": "New" }, {|}]', { first: ['ReferralType'] });
    completes('[{ "id": "a", "status": "New" }, {|}]', { first: ['type'] });
  });

  it('knows the substatus behind a status that has no comma yet', () => {
    completes('{ "status": |\n"substatus": "Won" }', { first: ['Closed'] });
    completes('{ "status": "|\n"substatus": "Won" }', { first: ['Closed'] });
  });

  it('suggests the consent that the kind of deal needs, and never answers it', () => {
    const flag = 'consentToShareReferralWithMicrosoftSellers';
    const { items } = offered(`{ "type": "Shared", "consent": { "${flag}": | } }`);
    assert.equal(items.find(({ preselect }) => preselect)?.label, 'true');
    const whole = offered('{ "type": "Shared", "consent": | }').items[0];
    assert.match(whole?.insertText ?? '', new RegExp(`"${flag}": \\$\\{\\d:"<true or false>"\\}`));
  });

  it('puts last what says nothing, and the older sizes', () => {
    const labels = (marked: string) => offered(marked).items.map(({ label }) => label);
    assert.equal(labels('{ "inviteContext": { "assistanceRequestCode": "|" } }').at(-1), 'Unknown');
    assert.equal(labels('{ "customerProfile": { "size": "|" } }')[0], '1to9employees');
  });
});

describe('odd options', () => {
  const text = '{ "id": "1", "eTag": "x", "status": "new", "substatus": "Pending", "solutionArea": "Mine" }';
  const fails = () => {
    throw new Error('no');
  };

  it('are as if they were not given', () => {
    const odd = { FY27: null, FY28: { A: [1] }, FY29: [], FY30: { Mine: ['x'] } } as never;
    const severities = { 'value.casing': 'bogus', 'value.unknown': 'off' } as never;
    const failing = { known: fails, siblings: fails as never, today: fails as never, revision: fails };
    const found = problems(text, undefined, { taxonomies: odd, severities, ...failing });
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['value.casing', 'warning']],
    );
  });
});
