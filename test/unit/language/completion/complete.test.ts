import assert from 'node:assert/strict';
import { referral } from '../../../../src/domain/referral/referral';
import { products } from '../../../../src/domain/vocabularies/products';
import { vocabularies } from '../../../../src/domain/vocabularies/vocabularies';
import { completes, offered } from '../markers';
import { first } from '../shown';

const closed = ['Won', 'Lost', 'Declined', 'Expired', 'Error'];
const inProducts = (inner: string) => `{ "details": { "requirements": { "products": ${inner} } } }`;

describe('completion of values', () => {
  const caretPositions: [string, string, string][] = [
    ['inside empty quotes', '{ "status": "|" }', '{ "status": "Active" }'],
    ['inside a word in quotes', '{ "status": "Ac|t" }', '{ "status": "Active" }'],
    ['before the quotes', '{ "status": |"New" }', '{ "status": "Active" }'],
    ['after the quotes', '{ "status": "New"| }', '{ "status": "Active" }'],
    ['without quotes', '{ "status": Act| }', '{ "status": "Active" }'],
    ['with no value', '{ "status": | }', '{ "status": "Active" }'],
    ['with no value and no space', '{"status":|}', '{"status":"Active"}'],
    ['at the end of the text', '{ "status": |', '{ "status": "Active"'],
    ['in an unfinished string', '{ "status": "Ac| }', '{ "status": "Active" }'],
    [
      'in an unfinished string before others',
      '{ "status": "|, "type": "Shared" }',
      '{ "status": "Active", "type": "Shared" }',
    ],
    ['in an unfinished string at the line end', '{ "status": "Ac|\n}', '{ "status": "Active"\n}'],
    [
      'with no value and more to follow',
      '{ "status": |, "type": "Shared" }',
      '{ "status": "Active", "type": "Shared" }',
    ],
    ['with no comma behind it', '{ "status": |\n"type": "Shared" }', '{ "status": "Active",\n"type": "Shared" }'],
    ['after a bare key without a value', '{ status: | }', '{ status: "Active" }'],
    ['right before the next key, with no comma', '{"status":|"type":"Shared"}', '{"status":"Active","type":"Shared"}'],
    ['between the colon and its value', '{ "status":| "New", "type": 1 }', '{ "status": "Active", "type": 1 }'],
    ['between the colon and a bare value', '{ "status": | null }', '{ "status": "Active" }'],
    ['over null', '{ "status": |null }', '{ "status": "Active" }'],
    ['with CRLF', '{\r\n\t"status": "|"\r\n}', '{\r\n\t"status": "Active"\r\n}'],
    ['in an array', '[{ "status": "New" }, { "status": "|" }]', '[{ "status": "New" }, { "status": "Active" }]'],
    ['in a list response', '{ "value": [{ "status": "|" }] }', '{ "value": [{ "status": "Active" }] }'],
    ['behind a byte order mark', '\uFEFF{ "status": "|" }', '\uFEFF{ "status": "Active" }'],
    [
      'with trouble elsewhere',
      '{ "name": , "team": [{ "a" ], "status": "|" }',
      '{ "name": , "team": [{ "a" ], "status": "Active" }',
    ],
  ];
  for (const [where, marked, gives] of caretPositions) {
    it(`${where}`, () => completes(marked, { take: 'Active', gives }));
  }

  it('closes the list of an object or a list when its bracket is typed', () => {
    for (const [marked, bracket] of [
      ['{ "customerProfile": | }', '{'],
      ['{ "details": { "requirements": { "products": | } } }', '['],
    ] as const) {
      const { items } = offered(marked);
      assert.equal(items.length, 1, marked);
      assert.doesNotMatch(items[0]?.filterText ?? bracket, /[[{]/, marked);
    }
  });

  it('offers nothing in free text, outside the referral, or where a colon or comma is due', () => {
    for (const marked of [
      '{ "name": "|" }',
      '{ "status": "New" } |',
      '| { }',
      '"|"',
      '{ "status" |: "New" }',
      '{ "status" | : "New" }',
      '{ "status" "sub|": "Accepted" }',
      '{ "status"\n| }',
    ])
      assert.deepEqual(offered(marked).items, [], marked);
  });

  it('writes the colon that a value lacks', () => {
    for (const [marked, take, gives] of [
      ['{ "status" "Act|" }', 'Active', '{ "status": "Active" }'],
      ['{ "status" Act| }', 'Active', '{ "status": "Active" }'],
      ['{ status Act| }', 'Active', '{ status: "Active" }'],
      ['{ "status" | }', 'New', '{ "status": "New" }'],
      ['{ "status" | "name": "x" }', 'New', '{ "status": "New", "name": "x" }'],
      ['{ "status" “Act|” }', 'Active', '{ "status": "Active" }'],
      ['{ "status" "<Status>|" }', 'New', '{ "status": "New" }'],
      ['{ "consent": { "consentToContact" tr| } }', 'true', '{ "consent": { "consentToContact": true } }'],
    ] as const) {
      assert.equal(first(marked), take, marked);
      completes(marked, { take, gives });
    }
  });

  it('offers nothing in a comment, and everything behind it', () => {
    for (const text of [
      '{ // |\n}',
      '{ // a|\n "id": "1" }',
      '{ "status": /*|*/ "New" }',
      '/* | */ {}',
      '{} // |',
      '{ /* |',
    ]) {
      assert.deepEqual(offered(text).items, [], text);
    }
    completes('{ /* a */ "status": /* b */ "|" }', { first: ['New'] });
    completes('{ // a\n "status": "|" }', { first: ['New'] });
  });

  it('offers nothing if the value is there already and cannot be replaced', () => {
    for (const marked of [
      '{ "consent":| { "consentToContact": true } }',
      '{ "consent": |{ } }',
      '{ "team":|\n  [ ] }',
      '{ "status": |\n  "New" }',
    ]) {
      assert.deepEqual(offered(marked).items, [], marked);
    }
  });

  it('offers only the substatuses of the status, whichever comes first', () => {
    completes('{ "status": "Closed", "substatus": "|" }', { all: closed });
    completes('{ "substatus": "|", "status": "Closed" }', { all: closed });
    completes('{ "status": "New", "substatus": | }', { all: ['Pending', 'Received'] });
    completes('{ "status": "Active", "substatus": "|" }', { all: ['Accepted'] });
    completes('{ "Status": "Closed", "Substatus": "|" }', { all: closed });
    completes('{ "substatus": "|"\n "status": "Closed" }', { all: closed });
  });

  it('offers every substatus if the status says nothing', () => {
    for (const marked of [
      '{ "substatus": "|" }',
      '{ "status": "Foo", "substatus": "|" }',
      '{ "status": null, "substatus": "|" }',
    ]) {
      completes(marked, { first: ['Pending', 'Received', 'Accepted', 'Won'] });
    }
  });

  it('offers first the status that fits the substatus', () => {
    completes('{ "substatus": "Lost", "status": "|" }', { first: ['Closed'] });
    assert.equal(offered('{ "substatus": "Lost", "status": "|" }').items[0]?.preselect, true);
  });

  it('offers only the plays of the area, at the root and among attributes', () => {
    const plays = ['Build a Strong Foundation with Unified', 'Drive Cloud Success with Enhanced Solutions'];
    completes('{ "solutionArea": "Unified Support", "solutionPlay": "|" }', { all: plays });
    completes('{ "solutionPlay": |, "solutionArea": "Unified Support" }', { all: plays });
    const attributes = (inner: string) =>
      `{ "details": { "requirements": { "additionalRequirements": { "attributes": [${inner}] } } } }`;
    completes(
      attributes('{ "type": "SolutionArea", "id": "Unified Support" }, { "type": "SolutionPlay", "id": "|" }'),
      {
        all: plays,
      },
    );
    completes(attributes('{ "type": "PartnerRole", "id": "|" }'), { first: ['Presales envisioning'] });
    completes(attributes('{ "id": "|", "type": "CustomerMarketplaceIntent" }'), {
      all: ['HaveNotDecided', 'Yes', 'No'],
    });
    completes(attributes('{ "type": "|" }'), { take: 'SolutionArea', gives: attributes('{ "type": "SolutionArea" }') });
  });

  it('offers first the areas that have the play', () => {
    completes('{ "solutionPlay": "Build and Modernize AI Apps", "solutionArea": "|" }', {
      first: ['Data and AI', 'Digital and Application Innovation'],
    });
  });

  it('offers the areas and plays of all years, the newest first, and says which year has them', () => {
    const { items } = offered('{ "solutionArea": "|" }');
    assert.deepEqual([items[0]?.label, items[0]?.detail], ['Cloud and AI Platforms', 'FY26 (unconfirmed)']);
    assert.equal(items.find(({ label }) => label === 'Security')?.detail, 'FY26 (unconfirmed), FY25');
    assert.equal(items.find(({ label }) => label === 'Infrastructure')?.detail, 'FY25');
    const plays = offered('{ "solutionArea": "Security", "solutionPlay": "|" }').items;
    assert.equal(plays[1]?.label, 'Modern SecOps with Unified Platform');
    assert.equal(plays[1]?.detail, 'Security · FY26 (unconfirmed)');
    assert.ok(plays.some(({ label }) => label === 'Data Governance'));
  });

  it('offers the plays of a year whose areas are not known', () => {
    const first = ['AI in the flow of human ambition'];
    completes('{ "solutionArea": "Security", "solutionPlay": "|" }', { first }, { taxonomy: 'fy27' });
    completes('{ "solutionArea": "|" }', { first: ['Cloud and AI Platforms'] }, { taxonomy: 'FY27' });
  });

  it('offers the plays of the chosen fiscal year', () => {
    completes('{ "solutionPlay": "|" }', { first: ['Innovate with Azure AI Apps and Agents'] }, { taxonomy: 'FY26' });
    const own = { FY30: { 'My Area': ['My Play'] } };
    completes(
      '{ "solutionArea": "My Area", "solutionPlay": "|" }',
      { all: ['My Play'] },
      { taxonomy: 'FY30', taxonomies: own },
    );
  });

  it('offers whole tags in a list, without those already there', () => {
    completes(inProducts('[|]'), { take: 'Azure', gives: inProducts('[{ "id": "Azure" }]') });
    completes(inProducts('[ "Az|" ]'), { take: 'Azure', gives: inProducts('[ { "id": "Azure" } ]') });
    completes(inProducts('[{ "id": "Azure" }, |]'), {
      never: ['Azure'],
      take: 'Teams',
      gives: inProducts('[{ "id": "Azure" }, { "id": "Teams" }]'),
    });
    completes(inProducts('[{ "id": "Azure" } |]'), {
      take: 'Teams',
      gives: inProducts('[{ "id": "Azure" } , { "id": "Teams" }]'),
    });
    completes(inProducts('[| { "id": "Azure" }]'), {
      take: 'Teams',
      gives: inProducts('[{ "id": "Teams" }, { "id": "Azure" }]'),
    });
    completes(inProducts('[{ "id": "|" }, { "id": "Azure" }]'), { never: ['Azure'] });
    completes(inProducts('[{ "id": "Az|ure" }]'), { take: 'Azure', gives: inProducts('[{ "id": "Azure" }]') });
    completes(inProducts('[{ "id": | }]'), {
      take: 'DynamicsAX,GP,NAV,SL',
      gives: inProducts('[{ "id": "DynamicsAX,GP,NAV,SL" }]'),
    });
    assert.equal(offered(inProducts('[|]')).items.length, products.values.length);
  });

  it('offers booleans and skeletons', () => {
    completes('{ "consent": { "consentToContact": | } }', { all: ['true', 'false'] });
    completes('{ "team": | }', { all: ['[ Member ]'] });
    completes('{ "details": { "requirements": { "products": | } } }', {
      take: '[ Tag ]',
      gives: '{ "details": { "requirements": { "products": [{ "id": "<Product>" }] } } }',
    });
    completes('{ "id": "1", "details": { "requirements": { "products": | } } }', {
      take: '[ Tag ]',
      gives: '{ "id": "1", "details": { "requirements": { "products": [{ "id": "" }] } } }',
    });
    completes('{ "consent": { "consentToContact": "<true or false>|" } }', {
      take: 'true',
      gives: '{ "consent": { "consentToContact": true } }',
    });
  });

  it('gives every value of every enum a description', () => {
    for (const vocabulary of vocabularies) {
      for (const term of vocabulary.terms) assert.match(term.description, /\.$/, `${vocabulary.name} ${term.value}`);
    }
    for (const item of offered('{ "type": "|" }').items) assert.ok(item.documentation);
  });

  it('replaces and filters by what is within the quotes, or before them', () => {
    for (const { filterText, replace } of offered('{ "status": "Ac|" }').items) {
      assert.doesNotMatch(filterText, /^"/);
      assert.deepEqual(replace, { offset: 13, length: 2 });
    }
    for (const item of offered('{ "status": "Ac|').items) assert.match(item.filterText, /^"/);
    for (const item of offered('{ "status": Ac| }').items) assert.doesNotMatch(item.filterText, /^"/);
  });
});

describe('completion at the root of a list response', () => {
  it('offers what is beside the referrals', () => {
    completes('{ "value": [{ "id": "1" }], | }', {
      all: ['@odata.context', '@odata.count', '@odata.nextLink', 'nextLink'],
    });
  });
});

describe('completion over a placeholder', () => {
  it('offers all values, each matching what VS Code compares: the text up to the caret', () => {
    for (const marked of ['{ "status": "<Status>|" }', '{ "status": "|<Status>" }', '{ "status": "<St|atus>" }']) {
      const { items, text } = offered(marked);
      assert.ok(items.length >= 3, marked);
      for (const { filterText, replace } of items) {
        assert.ok(filterText.startsWith('<Status> '), marked);
        assert.equal(text.slice(replace.offset, replace.offset + replace.length), '<Status>', marked);
      }
      completes(marked, { take: 'Active', gives: '{ "status": "Active" }' });
    }
  });
});

describe('completion of property names', () => {
  const caretPositions: [string, string, string][] = [
    ['in an empty object', '{ | }', '{ "status": "" }'],
    ['in an empty object without spaces', '{|}', '{"status": ""}'],
    ['in empty quotes', '{ "|" }', '{ "status": "" }'],
    ['in a word', '{ "sta|" }', '{ "status": "" }'],
    ['in a word without quotes', '{ sta| }', '{ "status": "" }'],
    ['in a key that has its value', '{ "sta|": "New" }', '{ "status": "New" }'],
    ['before a colon that has lost its key', '{ |: "New" }', '{ "status": "New" }'],
    ['in a key whose value follows without a colon', '{ "sta|" "New" }', '{ "status": "New" }'],
    ['in a key whose object follows without a colon', '{ "sta|" { } }', '{ "status": { } }'],
    ['in an unfinished key', '{ "sta|\n}', '{ "status": ""\n}'],
    ['in an unfinished key before others', '{ "sta|\n"type": "Shared" }', '{ "status": "",\n"type": "Shared" }'],
    ['after a comma', '{ "name": "x", | }', '{ "name": "x", "status": "" }'],
    [
      'after a comma, before others',
      '{ "name": "x", |\n"type": "Shared" }',
      '{ "name": "x", "status": "",\n"type": "Shared" }',
    ],
    ['where a comma is missing', '{ "name": "x"\n| }', '{ "name": "x"\n, "status": "" }'],
    ['in a word where a comma is missing', '{ "name": "x"\nsta| }', '{ "name": "x"\n, "status": "" }'],
    [
      'in a word between two properties',
      '{ "name": "x"\nsta|\n"type": "Shared" }',
      '{ "name": "x"\n, "status": "",\n"type": "Shared" }',
    ],
    ['at the end of the text', '{ "name": "x", |', '{ "name": "x", "status": ""'],
    ['in an array', '[{ | }]', '[{ "status": "" }]'],
  ];
  for (const [where, marked, gives] of caretPositions) {
    it(`${where}`, () => completes(marked, { take: 'status', gives }));
  }

  it('offers nothing in a word behind the closing quote of a text', () => {
    completes('{ "name": "Fourth" Cof|\n}', { all: [] });
  });

  it('offers missing ones only, in whatever spelling the others are', () => {
    completes('{ "status": "New", "ReferralType": "Shared", | }', { never: ['status', 'type'] });
    completes('{ "sta|tus": "New", "type": "Shared" }', { never: ['type'] });
  });

  it('offers first what a create needs, and last what the service sets', () => {
    const properties = offered('{ | }').items.filter(({ kind }) => kind === 'property');
    const labels = properties.map(({ label }) => label);
    assert.deepEqual(labels.slice(0, 4), ['type', 'customerProfile', 'consent', 'details']);
    assert.ok(labels.indexOf('name') < labels.indexOf('eTag'));
    assert.equal(labels.length, referral.properties.length);
  });

  it('offers the properties of each object', () => {
    completes('{ "customerProfile": { "address": { | } } }', { first: ['addressLine1', 'addressLine2', 'city'] });
    completes('{ "team": [{ "firstName": "Ada", | }] }', { first: ['lastName'] });
    completes('{ "details": { "requirements": { "products": [{ | }] } } }', { all: ['id'] });
    completes('{ "customerProfile": { "team": { | } } }', { first: ['firstName'] });
  });

  it('writes skeletons with tab stops', () => {
    const { text, items } = offered('{ | }');
    const consent = items.find(({ label }) => label === 'consent');
    assert.ok(consent?.isSnippet);
    assert.match(consent.insertText, /^"consent": \{\n\t"consentToToShareInfoWithOthers": \$\{1:"<true or false>"\},/);
    const pulled = offered('{ "id": "1", | }').items.find(({ label }) => label === 'consent');
    assert.match(String(pulled?.insertText), /^"consent": \{\n\t"consentToToShareInfoWithOthers": \$\{1:false\},/);
    assert.ok(text);
  });

  it('tells where suggestions follow a name', () => {
    const next = new Map(offered('{ | }').items.map(({ label, suggestsNext }) => [label, suggestsNext ?? false]));
    assert.deepEqual(
      ['status', 'solutionPlay', 'name', 'team', 'details'].map((label) => next.get(label)),
      [true, true, false, false, false],
    );
    const lists = offered('{ "details": { "requirements": { | } } }').items;
    assert.equal(lists.find(({ label }) => label === 'products')?.suggestsNext, true);
    assert.ok(!offered('{ "sta|": "New" }').items.some(({ suggestsNext }) => suggestsNext));
  });

  it('offers documented names in a file that uses them', () => {
    completes('{ "Status": "New", | }', { first: ['ReferralType', 'CustomerProfile'], never: ['customerProfile'] });
  });
});
