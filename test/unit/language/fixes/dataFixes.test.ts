import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../../src/language/service';
import type { Fix } from '../../../../src/language/types';

const today = { today: '2026-11-23T12:00:00Z' };

function fixesFor(text: string, code: string, options: ReferralLanguageOptions = today): Fix[] {
  const language = createReferralLanguage(options);
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem));
}

function applied(text: string, fix: Fix | undefined): string {
  assert.ok(fix, `a fix is offered for ${text}`);
  return [...fix.edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce((result, edit) => result.slice(0, edit.offset) + edit.text + result.slice(edit.offset + edit.length), text);
}

/** Asserts the values that the fixes of the one problem put in its place, and which of them are safe (`!`). */
function changes(code: string, around: (literal: string) => string, table: Record<string, string[]>): void {
  for (const [found, expected] of Object.entries(table)) {
    const text = around(JSON.stringify(found));
    const fixes = fixesFor(text, code);
    assert.deepEqual(
      fixes.map((fix) => applied(text, fix)),
      expected.map((value) => around(JSON.stringify(value.replace(/^!/, '')))),
      `${code} of ${found}`,
    );
    assert.deepEqual(
      fixes.map(({ safe }) => safe),
      expected.map((value) => value.startsWith('!')),
      `${code} of ${found}`,
    );
    for (const fix of fixes) {
      if (fix.safe) assert.deepEqual(fixesFor(applied(text, fix), code), [], `${code} of ${found} is gone`);
    }
  }
}

describe('a point that may separate thousands', () => {
  it('offers both amounts, never by itself', () => {
    const money = (literal: string) => `{ "name": "x", "details": { "dealValue": ${literal}, "currency": "EUR" } }`;
    for (const [written, expected] of [
      ['120.000', ['120000', '120']],
      ['1.125', ['1125', '1.13']],
    ] as const) {
      const fixes = fixesFor(money(written), 'money.thousands-point');
      assert.deepEqual(
        fixes.map((fix) => applied(money(written), fix)),
        expected.map(money),
      );
      assert.ok(fixes.every(({ safe, preferred }) => !safe && !preferred));
    }
  });
});

describe('a number with points for thousands and a decimal comma', () => {
  it('becomes the number, never by itself', () => {
    const money = (literal: string) => `{ "name": "x", "details": { "dealValue": ${literal}, "currency": "EUR" } }`;
    for (const [written, meant] of [
      ['120.000,00', '120000'],
      ['1.120.000,5', '1120000.5'],
      ['-1.250,75', '-1250.75'],
    ] as const) {
      const [fix] = fixesFor(money(written), 'syntax.invalid-json');
      assert.equal(applied(money(written), fix), money(meant));
      assert.equal(fix?.safe, false);
    }
  });
});

describe('fixes of dates', () => {
  const closing = (literal: string) => `{ "id": "1", "details": { "closingDateTime": ${literal} } }`;

  it('write what is evident, safely', () => {
    changes('date.invalid', closing, {
      '2026-12-31': ['!2026-12-31T00:00:00Z'],
      '2026-12-31 10:30:00Z': ['!2026-12-31T10:30:00Z'],
      '2026-12-31 10:30': ['!2026-12-31T10:30:00Z'],
      ' 2026-12-31T00:00:00Z ': ['!2026-12-31T00:00:00Z'],
      '2026/12/31': ['!2026-12-31T00:00:00Z'],
      '2026-1-5': ['!2026-01-05T00:00:00Z'],
      '20261231': ['!2026-12-31T00:00:00Z'],
      '20261231T103000Z': ['!2026-12-31T10:30:00Z'],
      '2026-12-31T00:00:00,5Z': ['!2026-12-31T00:00:00.5Z'],
      '2026-12-31 01:00:00 +01:00': ['!2026-12-31T00:00:00Z'],
    });
  });

  it('offer what may be meant', () => {
    changes('date.invalid', closing, {
      '2026-02-30T00:00:00Z': ['2026-02-28T00:00:00Z'],
      '2024-02-30T12:00:00+01:00': ['2024-02-29T11:00:00Z'],
      '2026-02-30': ['2026-02-28T00:00:00Z'],
      '12/31/2026': ['2026-12-31T00:00:00Z'],
      '05/06/2026': ['2026-05-06T00:00:00Z', '2026-06-05T00:00:00Z'],
      '31.12.2026': ['2026-12-31T00:00:00Z'],
      'Dec 31, 2026': ['2026-12-31T00:00:00Z'],
      '31 December 2026': ['2026-12-31T00:00:00Z'],
      'Thu, 31 Dec 2026 00:00:00 GMT': ['2026-12-31T00:00:00Z'],
      '/Date(1798675200000)/': ['2026-12-31T00:00:00Z'],
      '2026-12-31T25:00:00Z': [],
      '2026-13-31': [],
      soon: [],
      '': [],
      '99/99/2026': [],
      '31 Foo 2026': [],
    });
  });

  it('write the same instant in UTC, safely', () => {
    changes('date.not-utc', closing, {
      '2026-12-31T00:00:00': ['!2026-12-31T00:00:00Z'],
      '2026-12-31T00:00:00.1234567': ['!2026-12-31T00:00:00.1234567Z'],
      '2026-12-31T23:30:00.1234567-05:30': ['!2027-01-01T05:00:00.1234567Z'],
      '0001-01-01T00:00:00+01:00': [],
    });
  });

  it('move a closing date to 30 or 90 days from today', () => {
    const text = '{ "id": "1", "status": "New", "details": { "closingDateTime": "2026-01-01T00:00:00Z" } }';
    const fixes = fixesFor(text, 'date.closing-in-past');
    assert.deepEqual(
      fixes.map(({ title, safe }) => [title, safe]),
      [
        ['Move to 2026-12-23 (30 days from today)', false],
        ['Move to 2027-02-21 (90 days from today)', false],
      ],
    );
    assert.equal(applied(text, fixes[0]), text.replace('2026-01-01', '2026-12-23'));
    for (const fix of fixes) assert.deepEqual(fixesFor(applied(text, fix), 'date.closing-in-past'), []);
  });
});

describe('fixes of formats', () => {
  it('write the code of a country', () => {
    const around = (literal: string) => `{ "id": "1", "customerProfile": { "address": { "country": ${literal} } } }`;
    changes('format.country', around, {
      us: ['!US'],
      USA: ['!US'],
      UK: ['!GB'],
      EL: ['!GR'],
      Germany: ['!DE'],
      'United States of America': ['!US'],
      Grmany: ['DE'],
      '': [],
      X: [],
    });
    const title = fixesFor(around('"Grmany"'), 'format.country')[0]?.title;
    assert.equal(title, 'Change to "DE" (Germany)');
    assert.ok(fixesFor(around('"UN"'), 'format.country').some((fix) => /"US"/.test(fix.title)));
  });

  it('write the code of a currency', () => {
    const around = (literal: string) => `{ "id": "1", "details": { "currency": ${literal} } }`;
    changes('format.currency', around, {
      usd: ['!USD'],
      '€': ['!EUR'],
      US$: ['!USD'],
      yen: ['!JPY'],
      DEM: ['EUR'],
      '¥': ['JPY', 'CNY'],
      kr: ['SEK', 'NOK', 'DKK', 'ISK'],
      '': [],
      constructor: [],
    });
    assert.equal(fixesFor(around('"$"'), 'format.currency')[0]?.title, 'Change to "USD" (US Dollar)');
  });

  it("put the currency of the customer's country first", () => {
    const text = '{ "id": "1", "customerProfile": { "address": { "country": "AU" } }, "details": { "currency": "$" } }';
    assert.match(applied(text, fixesFor(text, 'format.currency')[0]), /"currency": "AUD"/);
    assert.match(applied(text.replace('$', ''), fixesFor(text.replace('$', ''), 'format.currency')[0]), /"AUD"/);
  });

  it('take the address out of what is around it', () => {
    changes('format.email', (literal) => `{ "id": "1", "team": [{ "email": ${literal} }] }`, {
      ' ada@contoso.com ': ['!ada@contoso.com'],
      'mailto:ada@contoso.com': ['!ada@contoso.com'],
      '<ada@contoso.com>': ['!ada@contoso.com'],
      'ada@contoso.com;': ['!ada@contoso.com'],
      'ada＠contoso.com': ['!ada@contoso.com'],
      'Ada Lovelace <ada@contoso.com>': ['ada@contoso.com'],
      'ada@contoso.com; bob@contoso.com': ['ada@contoso.com', 'bob@contoso.com'],
      'ada at contoso.com': ['ada@contoso.com'],
      'ada [at] contoso [dot] com': ['ada@contoso.com'],
      'ada@contoso,com': ['ada@contoso.com'],
      'ada@ contoso.com': ['ada@contoso.com'],
      ada: [],
      'ada@contoso': [],
    });
  });

  it('write a culture name', () => {
    const around = (literal: string) => `{ "id": "1", "team": [{ "contactPreference": { "locale": ${literal} } }] }`;
    changes('format.locale', around, {
      en_US: ['!en-US'],
      'de_DE.UTF-8': ['!de-DE'],
      'German (Germany)': ['!de-DE'],
      German: ['de-DE', 'de-AT', 'de-CH', 'de-LI', 'de-LU'],
    });
    assert.match(fixesFor(around('"English"'), 'format.locale')[0]?.title ?? '', /en-US/);
  });

  it('write the digits of an id', () => {
    changes('format.partner-id', (literal) => `{ "id": "1", "mpnId": ${literal} }`, {
      '486 3040': ['!4863040'],
      'MPN ID: 4863040': ['!4863040'],
      contoso: [],
    });
    const ids = (literal: string) =>
      `{ "id": "1", "customerProfile": { "ids": [{ "profileType": "Duns", "id": ${literal} }] } }`;
    changes('format.duns', ids, { '79-598-6822': ['!795986822'], '95986822': ['095986822'], contoso: [] });
  });
});

describe('fixes of numbers that are too large', () => {
  it('do not offer another number that is too large', () => {
    for (const literal of ['-1e400', '1e400', '"1e400"']) {
      const text = `{ "id": "1", "details": { "dealValue": ${literal}, "currency": "USD" } }`;
      assert.deepEqual(fixesFor(text, 'money.negative-value'), []);
      assert.deepEqual(fixesFor(text, 'shape.wrong-type'), []);
    }
  });
});

describe('fixes of a bare D-U-N-S number', () => {
  it('make it an entry, never by themselves', () => {
    const entry = '{ "profileType": "Duns", "id": "123456789" }';
    for (const [ids, right] of [
      ['["123456789"]', `[${entry}]`],
      ['"123456789"', `[${entry}]`],
      ['123456789', `[${entry}]`],
      ['"12345"', undefined],
    ] as const) {
      const text = (value: string) => `{ "id": "1", "customerProfile": { "ids": ${value} } }`;
      const [fix] = fixesFor(text(ids), 'shape.wrong-type');
      assert.equal(fix && applied(text(ids), fix), right && text(right));
      assert.ok(!fix?.safe);
    }
  });
});

describe('fixes of money', () => {
  it('take the minus away', () => {
    const text = '{ "id": "1", "details": { "dealValue": -1.50, "currency": "USD" } }';
    const [fix] = fixesFor(text, 'money.negative-value');
    assert.equal(fix?.safe, false);
    assert.equal(applied(text, fix), '{ "id": "1", "details": { "dealValue": 1.50, "currency": "USD" } }');
  });

  it("add the currency beside the value, that of the customer's country first", () => {
    const text = [
      '{',
      '  "customerProfile": { "address": { "country": "JP" } },',
      '  "details": {',
      '    "notes": "",',
      '    "dealValue": 5,',
      '    "closingDateTime": null',
      '  }',
      '}',
    ].join('\r\n');
    const fixes = fixesFor(text, 'money.missing-currency');
    assert.equal(applied(text, fixes[0]), text.replace('5,', '5,\r\n    "currency": "JPY",'));
    assert.deepEqual(
      fixes.slice(0, 3).map(({ title }) => title),
      ['Add currency "JPY" (Japanese Yen)', 'Add currency "USD" (US Dollar)', 'Add currency "EUR" (Euro)'],
    );
    assert.ok(fixes.every(({ safe }) => !safe));
    const empty = '{ "details": { "currency": null, "dealValue": 5 } }';
    assert.equal(
      applied(empty, fixesFor(empty, 'money.missing-currency')[0]),
      '{ "details": { "currency": "USD", "dealValue": 5 } }',
    );
    const list = '{ "value": [{}, { "Details": { "DealValue": 5 } }] }';
    assert.equal(
      applied(list, fixesFor(list, 'money.missing-currency')[0]),
      '{ "value": [{}, { "Details": { "DealValue": 5, "Currency": "USD" } }] }',
    );
  });
});

describe('fixes of the lifecycle', () => {
  const body = { id: '1', status: 'Closed', substatus: 'Won', name: 'Contoso', details: { dealValue: 5, notes: 'a' } };
  const active = { ...today, known: () => ({ status: 'Active', substatus: 'Accepted' }) };
  const closed = { ...today, known: () => ({ status: 'Closed', substatus: 'Won', body }) };

  it('go back to the known status, or on to one that follows', () => {
    const code = 'status.transition-not-allowed';
    const text = '[{ "id": "1", "status": "New", "substatus": "Pending" }]';
    const fixes = fixesFor(text, code, active);
    assert.deepEqual(
      fixes.map((fix) => applied(text, fix)),
      [
        '[{ "id": "1", "status": "Active", "substatus": "Accepted" }]',
        ...['Won', 'Lost', 'Declined', 'Expired', 'Error'].map(
          (substatus) => `[{ "id": "1", "status": "Closed", "substatus": "${substatus}" }]`,
        ),
      ],
    );
    assert.ok(fixes.every(({ safe }) => !safe));
    const alone = '{ "id": "1", "status": "New" }';
    assert.equal(
      applied(alone, fixesFor(alone, code, active)[0]),
      '{ "id": "1", "status": "Active", "substatus": "Accepted" }',
    );
    const reopened = '{ "id": "1", "status": "Active", "substatus": "Accepted" }';
    assert.deepEqual(
      fixesFor(reopened, code, closed).map((fix) => applied(reopened, fix)),
      ['{ "id": "1", "status": "Closed", "substatus": "Won" }'],
    );
  });

  it('put back what a closed referral had', () => {
    const code = 'status.closed-is-final';
    const rest = '"id": "1", "status": "Closed", "substatus": "Won"';
    for (const [changed, before] of [
      ['"name": "Fabrikam"', '"name": "Contoso"'],
      ['"mpnId": "5"', '"mpnId": null'],
      ['"details": { "dealValue": 6, "notes": "a" }', '"details": { "dealValue": 5, "notes": "a" }'],
      ['"details": { "dealValue": 6 }', '"details": { "dealValue": 5, "notes": "a" }'],
    ]) {
      const text = `{ ${rest}, ${changed} }`;
      const [fix] = fixesFor(text, code, closed);
      assert.equal(applied(text, fix), `{ ${rest}, ${before} }`);
      assert.equal(fix?.safe, false);
      assert.deepEqual(fixesFor(applied(text, fix), code, closed), []);
    }
  });
});

describe('a value in other words', () => {
  const tag = (list: string) => (id: string) =>
    `{ "id": "1", "eTag": "x", "details": { "requirements": { "${list}": [{ "id": "${id}" }] } } }`;
  const root = (name: string) => (value: string) => `{ "id": "1", "eTag": "x", "${name}": "${value}" }`;
  for (const [text, value, make] of [
    ['Banking', 'Financial Services', tag('industries')],
    ['Finance', 'Financial Services', tag('industries')],
    ['M365', 'Microsoft365', tag('products')],
    ['o365', 'Microsoft365', tag('products')],
    ['Office 365', 'Microsoft365', tag('products')],
    ['CRM', 'Dynamics365Business', tag('products')],
    ['Training', 'LearningAndCertification', tag('services')],
    ['Private', 'Independent', root('type')],
    ['Partner-led', 'Independent', root('type')],
    ['Lead', 'Independent', root('type')],
    ['Co-sell', 'Shared', root('type')],
    ['MQL', 'MarketingQualified', root('qualification')],
    ['SQL', 'SalesQualified', root('qualification')],
  ] as const)
    it(`${text} is ${value}`, () => {
      const service = createReferralLanguage();
      const document = service.parse(make(text));
      const [problem] = service.validate(document).filter(({ code }) => code.startsWith('value.'));
      assert.ok(problem);
      assert.match(problem.message, new RegExp(`(?:Use|as) "${value}"`));
      assert.equal(service.fixes(document, problem)[0]?.title, `Change to "${value}"`);
    });
});

describe('the type of a solution or a target', () => {
  const solution = (text: string) =>
    `{ "id": "1", "eTag": "x", "details": { "requirements": { "solutions": [{ ${text} }] } } }`;
  const aim = (text: string) => `{ "id": "1", "eTag": "x", "target": [{ ${text} }] }`;
  for (const [text, type] of [
    [solution('"id": "SOL-1234-ABC", "type": "Category"'), 'Name'],
    [solution('"id": "SOL-1234-ABC", "type": "SolutionProfile"'), 'Name'],
    [solution('"id": "CloudMigration", "type": "SolutionProfile"'), 'Category'],
    [aim('"id": "SOL-1234-ABC", "type": "Name"'), 'SolutionProfile'],
  ] as const)
    it(`is ${type} in ${text}`, () => {
      const service = createReferralLanguage();
      const document = service.parse(text);
      const found = service.validate(document);
      assert.equal(found.length, 1);
      const [fix] = found.flatMap((problem) => service.fixes(document, problem));
      assert.match(fix?.title ?? '', new RegExp(`^Change (?:to|type to) "${type}"$`));
      assert.equal(fix?.preferred, true);
      assert.deepEqual(service.validate(service.parse(applyEdits(text, fix?.edits ?? []))), []);
    });
});

describe('a solution play in place of the area', () => {
  const fixedBy = (text: string): string => {
    const service = createReferralLanguage();
    const document = service.parse(text);
    const [problem] = service.validate(document).filter(({ code }) => code === 'solution.unknown-area');
    assert.match(problem?.message ?? '', /Did you mean "Infrastructure"\?/);
    return applyEdits(text, (problem && service.fixes(document, problem)[0]?.edits) ?? []);
  };

  it('names the area, and stays as the play', () => {
    assert.equal(
      fixedBy('{"id":"1","eTag":"x","solutionArea":"Migrate SAP"}'),
      '{"id":"1","eTag":"x","solutionArea":"Infrastructure","solutionPlay":"Migrate SAP"}',
    );
    assert.equal(
      fixedBy('{"id":"1","eTag":"x","solutionArea":"Migrate SAP","solutionPlay":"Migrate Oracle"}'),
      '{"id":"1","eTag":"x","solutionArea":"Infrastructure","solutionPlay":"Migrate Oracle"}',
    );
  });
});
