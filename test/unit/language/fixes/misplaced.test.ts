import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import { createReferralLanguage } from '../../../../src/language/service';

/** The messages of a text's problems with one code. */
function messages(text: string, code: string, options: ReferralLanguageOptions = {}): string[] {
  const language = createReferralLanguage(options);
  const found = language.validate(language.parse(text)).filter((problem) => problem.code === code);
  return found.map(({ message }) => message);
}

/** The text after each fix of a code, `!` before those of safe ones. */
function fixed(text: string, code: string, options: ReferralLanguageOptions = {}): string[] {
  const language = createReferralLanguage(options);
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem))
    .map(({ edits, safe }) => (safe ? '!' : '') + applyEdits(text, edits));
}

const unknown = 'shape.unknown-property';

describe('a property that another object has', () => {
  it('is named with its object, and not taken for a mistyped one', () => {
    for (const [text, message] of [
      [
        '{ "id": "1", "closingDateTime": "x" }',
        /^Unknown property "closingDateTime". "closingDateTime" belongs in "details"/,
      ],
      ['{ "id": "1", "consentToContact": true }', /belongs in "consent"/],
      ['{ "id": "1", "customerProfile": { "firstName": "A" } }', /"firstName" belongs in "team"/],
      ['{ "id": "1", "profileType": "Duns" }', /belongs in "customerProfile.ids"/],
      ['{ "id": "1", "data": 1 }', /^Unknown property "data"\.$/],
      ['{ "id": "1", "createdAt": "x" }', /Did you mean "createdDateTime"\?/],
    ] as const)
      assert.match(messages(text, unknown)[0] ?? '', message, text);
  });

  it('moves there, with its number as it is written', () => {
    const [moved] = fixed('{"id":"1","dealValue":12.50,"details":{"currency":"EUR"}}', unknown);
    assert.equal(moved, '{"id":"1","details":{"dealValue":12.50,"currency":"EUR"}}');
    const [made] = fixed('{ "id": "1", "dealValue": 5 }', unknown);
    assert.equal(made, '{ "id": "1", "details": { "dealValue": 5 } }');
    const [up] = fixed('{"id":"1","details":{"status":"New","currency":"EUR"}}', unknown);
    assert.equal(up, '{"id":"1","status":"New","details":{"currency":"EUR"}}');
  });

  it('stays if the object has it, or it is something else there', () => {
    for (const text of [
      '{"id":"1","dealValue":1,"details":{"dealValue":2,"currency":"EUR"}}',
      '{"id":"1","dealValue":"a lot"}',
      '{"id":"1","attributes":{"x":1}}',
    ])
      assert.ok(!fixed(text, unknown).some((each) => each.includes('"details":{"dealValue":1')), text);
    assert.match(messages('{"id":"1","attributes":{"objectType":"Lead"}}', unknown)[0] ?? '', /2018/);
  });
});

describe("the customer's ids", () => {
  it('are made of a property of the profile', () => {
    assert.equal(
      fixed('{"id":"1","customerProfile":{"duns":"079598682"}}', unknown)[0],
      '!{"id":"1","customerProfile":{"ids": [{ "profileType": "Duns", "id": "079598682" }]}}',
    );
  });

  it('get back a zero that a table of numbers has dropped, for the user to look at', () => {
    assert.equal(
      fixed('{"id":"1","customerProfile":{"ids":[{"profileType":"Duns","id":79598682}]}}', 'shape.wrong-type')[0],
      '{"id":"1","customerProfile":{"ids":[{"profileType":"Duns","id":"079598682"}]}}',
    );
    assert.equal(
      fixed('{"id":"1","customerProfile":{"ids":[{"duns":79598682}]}}', unknown)[0],
      '{"id":"1","customerProfile":{"ids":[{ "profileType": "Duns", "id": "079598682" }]}}',
    );
    assert.equal(
      fixed('{"id":"1","customerProfile":{"ids":{"DUNS":795986822}}}', 'shape.wrong-type')[0],
      '!{"id":"1","customerProfile":{"ids":[{ "profileType": "Duns", "id": "795986822" }]}}',
    );
  });
});

describe('values that say something else', () => {
  it('true is Yes for the purchase intent', () => {
    const text = (value: string) =>
      `{"id":"1","details":{"requirements":{"additionalRequirements":{"attributes":[{"type":"CustomerMarketplaceIntent","id":${value}}]}}}}`;
    assert.equal(fixed(text('true'), 'shape.wrong-type')[0], text('"Yes"'));
    assert.equal(fixed(text('false'), 'shape.wrong-type')[0], text('"No"'));
  });

  it('Won is not a status, and stays as the substatus', () => {
    assert.equal(
      fixed('{"id":"1","eTag":"x","status":"Won"}', 'value.unknown')[0],
      '{"id":"1","eTag":"x","status":"Closed","substatus":"Won"}',
    );
  });

  it('3P is not a type of a solution', () => {
    const text = '{"id":"1","details":{"requirements":{"solutions":[{"id":"SOL-1","SolutionType":"3P"}]}}}';
    assert.ok(fixed(text, 'shape.documented-spelling').every((each) => !each.startsWith('!')));
  });

  it('dates keep their time of day', () => {
    const text = (value: string) => `{"id":"1","details":{"closingDateTime":"${value}"}}`;
    for (const [written, meant] of [
      ['Sun, 14 Nov 2027 10:00:00 GMT', '2027-11-14T10:00:00Z'],
      ['Sun Nov 14 2027 00:30:00 GMT+0100 (Central European Standard Time)', '2027-11-13T23:30:00Z'],
      ['11/14/2027 10:00 AM', '2027-11-14T10:00:00Z'],
      ['14.11.2027 10:00', '2027-11-14T10:00:00Z'],
      ['11/14/2027 12:15 pm', '2027-11-14T12:15:00Z'],
      ['14 Nov 2027', '2027-11-14T00:00:00Z'],
    ] as const)
      assert.equal(fixed(text(written), 'date.invalid')[0]?.replace('!', ''), text(meant), written);
  });

  it('amounts with a sign or a decimal comma are numbers', () => {
    for (const [written, amount] of [
      ['$25000', '25000'],
      ['25000€', '25000'],
      ['1,5', '1.5'],
    ])
      assert.equal(
        fixed(`{"id":"1","details":{"dealValue":${written},"currency":"EUR"}}`, 'syntax.invalid-json')[0],
        `{"id":"1","details":{"dealValue":${amount},"currency":"EUR"}}`,
        written,
      );
  });

  it('an address has its GUID in the middle, a function its argument', () => {
    const guid = '0cecbaa3-1111-4222-8333-36281c2efe46';
    for (const text of [`https://partner.microsoft.com/referrals/${guid}/details?x=1`, `guid'${guid}'`])
      assert.equal(fixed(`{"engagementId":"${text}"}`, 'format.guid')[0], `{"engagementId":"${guid}"}`, text);
  });
});

describe('taxonomies of the user', () => {
  it('add to a year that is shipped, and stand in for its areas', () => {
    const taxonomies = { FY25: { Security: ['A new play'] } };
    const text = (area: string, play: string) =>
      JSON.stringify({ id: '1', eTag: 'x', type: 'Shared', solutionArea: area, solutionPlay: play });
    for (const options of [{ taxonomies }, { taxonomies, taxonomy: 'FY25' }]) {
      assert.deepEqual(messages(text('Security', 'A new play'), 'solution.unknown-play', options), []);
      assert.deepEqual(messages(text('Infrastructure', 'Migrate SAP'), 'solution.unknown-area', options), []);
    }
  });
});

describe('attributes in other spellings', () => {
  it('count as the area of a play', () => {
    const attributes = [
      { type: 'solution area', id: 'Infrastructure' },
      { type: 'SOLUTIONPLAY', id: 'Migrate SAP' },
    ];
    const text = JSON.stringify({ id: '1', details: { requirements: { additionalRequirements: { attributes } } } });
    assert.deepEqual(messages(text, 'solution.play-without-area'), []);
  });
});

/** The titles of the fixes of a text's unknown properties, `*` before preferred ones, without removals. */
function offered(text: string): string[] {
  const language = createReferralLanguage();
  const document = language.parse(text);
  return language
    .validate(document)
    .filter(({ code }) => code === unknown)
    .flatMap((problem) => language.fixes(document, problem))
    .filter(({ title }) => !title.startsWith('Remove'))
    .map(({ title, preferred }) => (preferred ? '*' : '') + title);
}

describe('a wrong name in its right place', () => {
  for (const [text, name] of [
    ['{"id":"1","customerProfile":{"address":{"zip":"1"}}}', 'postalCode'],
    ['{"id":"1","customerProfile":{"contacts":[{"email":"a@b.com"}]}}', 'team'],
    ['{"id":"1","details":{"closeDate":"2027-01-01T00:00:00Z"}}', 'closingDateTime'],
    ['{"id":"1","details":{"requirements":{"products":[{"name":"Azure"}]}}}', 'id'],
    [
      '{"id":"1","details":{"requirements":{"additionalRequirements":{"attributes":[{"name":"SolutionArea","id":"Security"}]}}}}',
      'type',
    ],
    ['{"id":"1","consent":{"consentToShareInfoWithOthers":true}}', 'consentToToShareInfoWithOthers'],
    ['{"id":"1","dealType":"Independent"}', 'type'],
    ['{"id":"1","partnerId":"5"}', 'mpnId'],
    ['{"id":"1","targets":[]}', 'target'],
  ] as const)
    it(`is renamed to ${name}, and not moved`, () => assert.deepEqual(offered(text), [`*Rename to "${name}"`], text));
});

describe('the name of a person', () => {
  const split = 'Split into "firstName" and "lastName"';

  it('is split in two, and never becomes the name of the deal', () => {
    const text = '{"id":"1","team":[{"name":"Anna Bell","email":"a@b.com"}]}';
    assert.equal(offered(text)[0], `*${split}`);
    assert.equal(
      fixed(text, unknown)[0],
      '{"id":"1","team":[{"firstName":"Anna","lastName":"Bell","email":"a@b.com"}]}',
    );
    assert.match(messages(text, unknown)[0] ?? '', /Use "firstName" and "lastName"\./);
    assert.match(
      fixed('{"id":"1","team":[{"name":"Bell, Anna"}]}', unknown)[0] ?? '',
      /"firstName":"Anna","lastName":"Bell"/,
    );
    assert.match(
      fixed('{\n  "id": "1",\n  "team": [\n    {\n      "fullName": "Anna Maria Bell"\n    }\n  ]\n}', unknown)[0] ??
        '',
      /\{\n {6}"firstName": "Anna Maria",\n {6}"lastName": "Bell"\n {4}\}/,
    );
  });

  it('stays whole if it is one word, or the entry has one of the two', () => {
    for (const text of [
      '{"id":"1","team":[{"name":"Anna"}]}',
      '{"id":"1","team":[{"name":"Anna Bell","lastName":"Bell"}]}',
      '{"id":"1","target":[{"name":"Anna Bell"}]}',
    ])
      assert.ok(!offered(text).some((title) => title.includes('Split') || title.includes('Move')), text);
  });
});

describe('the industry of a customer', () => {
  it('moves to the requirements as a tag', () => {
    const moved =
      '{"id":"1","customerProfile":{"name":"C"},"details":{"requirements":{"industries":[{"id":"Education"}]}}}';
    for (const text of [
      '{"id":"1","customerProfile":{"name":"C","industry":"education"}}',
      '{"id":"1","customerProfile":{"name":"C"},"details":{"industry":"Education"}}',
      '{"id":"1","customerProfile":{"name":"C"},"industry":"Education"}',
    ])
      assert.equal(fixed(text, unknown)[0]?.replace(/\s/g, ''), moved, text);
    assert.match(
      fixed('{"id":"1","customerProfile":{"industry":"Banking"}}', unknown)[0] ?? '',
      /"industries":\[\{"id":"Financial Services"\}\]/,
    );
    assert.match(messages('{"id":"1","customerProfile":{"industry":"x"}}', unknown)[0] ?? '', /belongs in "details/);
  });

  it('stays if there are industries', () => {
    const text = '{"id":"1","industry":"Education","details":{"requirements":{"industries":[{"id":"Services"}]}}}';
    assert.ok(!offered(text).some((title) => title.startsWith('*')));
  });
});
