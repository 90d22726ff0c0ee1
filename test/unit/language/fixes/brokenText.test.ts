import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The text after the preferred fix of its error of syntax, which is its only error except for what a draft lacks. */
function fixed(text: string): string {
  const document = language.parse(text);
  const errors = language
    .validate(document)
    .filter(({ code, severity }) => severity === 'error' && code !== 'shape.missing-property');
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['syntax.invalid-json'],
    `${text}: ${errors.map(({ message }) => message).join(' ')}`,
  );
  const [problem] = errors;
  const fix = problem && language.fixes(document, problem).find(({ preferred }) => preferred);
  return fix ? applyEdits(text, fix.edits) : '';
}

describe('a broken text has one error, and a fix', () => {
  for (const [what, text, right] of [
    [
      'an object in a list without its opening brace',
      '{ "details": { "requirements": { "products": [{ "id": "Azure" }, "id": "Office" }] } } }',
      '{ "details": { "requirements": { "products": [{ "id": "Azure" }, {"id": "Office" }] } } }',
    ],
    [
      'an object without its opening brace',
      '{\n  "customerProfile":\n    "name": "A"\n  },\n  "name": "B"\n}',
      '{\n  "customerProfile":\n    {"name": "A"\n  },\n  "name": "B"\n}',
    ],
    [
      'an object in a list without braces',
      '{ "team": ["firstName": "A", "lastName": "B"] }',
      '{ "team": [{"firstName": "A", "lastName": "B"}] }',
    ],
    [
      'a bracket before a single value',
      '{ "customerProfile": { "name": ["A", "address": { "city": "B" } }, "name": "C" }',
      '{ "customerProfile": { "name": "A", "address": { "city": "B" } }, "name": "C" }',
    ],
    [
      'a bracket before an object',
      '{ "customerProfile": { "address": [{ "city": "B" }, "name": "A" }, "name": "C" }',
      '{ "customerProfile": { "address": { "city": "B" }, "name": "A" }, "name": "C" }',
    ],
    [
      'a bracket in place of a brace',
      '{ "customerProfile": ["name": "A", "address": { "city": "B" } }, "name": "C" }',
      '{ "customerProfile": {"name": "A", "address": { "city": "B" } }, "name": "C" }',
    ],
    [
      'a bracket in place of the first brace',
      '[ "name": "A", "type": "Independent" }',
      '{ "name": "A", "type": "Independent" }',
    ],
    [
      'a document without its first brace',
      '"name": "A", "type": "Independent" }',
      '{"name": "A", "type": "Independent" }',
    ],
    ['a document without braces', '"name": "A"\n', '{"name": "A"}\n'],
    ['a document that is closed too early', '{ "name": "A" }, "mpnId": "1" }', '{ "name": "A" , "mpnId": "1" }'],
    ['a closing bracket before a name', '{ "name": "A",\n}\n "mpnId": "1" }', '{ "name": "A",\n\n "mpnId": "1" }'],
    ['an opening bracket before a name', '{ "name": "A", ["mpnId": "1" }', '{ "name": "A", "mpnId": "1" }'],
    ['a quote after the first letter of a name', '{ n"ame": "A" }', '{ "name": "A" }'],
    ['a quote after the first letter of a value', '{ "name": A"da" }', '{ "name": "Ada" }'],
    ['a quote before a name in quotes', '{ "name": "A",\n“ "mpnId": "1" }', '{ "name": "A",\n "mpnId": "1" }'],
    ['an equals sign after a colon', '{ "status": = "New" }', '{ "status":  "New" }'],
    ['a semicolon for a colon', '{ "status"; "New" }', '{ "status": "New" }'],
    ['a comma for a colon', '{ "status", "New" }', '{ "status": "New" }'],
    ['a sign before a text', '{ "name": @"A" }', '{ "name": "A" }'],
    ['texts with a plus between them', '{ "name": "A" +\n "\\"B\\"" + "C" }', '{ "name": "A\\"B\\"C" }'],
    [
      'a date made by a call',
      '{ "details": { "closingDateTime": new Date("2027-12-31") } }',
      '{ "details": { "closingDateTime": "2027-12-31T00:00:00Z" } }',
    ],
    [
      'an amount made by a call',
      '{ "details": { "dealValue": Decimal(\'10.50\'), "currency": "EUR" } }',
      '{ "details": { "dealValue": 10.50, "currency": "EUR" } }',
    ],
    ['a placeholder in braces', '{ "name": {{name}} }', '{ "name": "{{name}}" }'],
    ['a placeholder of a shell', '{ "name": ${name} }', '{ "name": "${name}" }'],
    ['a placeholder in angle brackets', '{ "name": <your name> }', '{ "name": "<your name>" }'],
  ] as const)
    it(what, () => assert.equal(fixed(text), right));
});

describe('a bracket or a quote in the wrong place is the only finding, and its fix mends the text', () => {
  const right = {
    id: '1',
    eTag: 'x',
    name: 'b',
    customerProfile: {
      name: 'A',
      address: { city: 'C', country: 'DE' },
      size: '10to50employees',
      team: [{ firstName: 'F', contactPreference: { locale: 'en-US' }, email: 'a@b.example' }],
    },
    details: {
      notes: 'n',
      requirements: { products: [{ id: 'Azure' }, { id: 'Teams' }], services: [{ id: 'Licensing' }] },
    },
    team: [{ firstName: 'F' }, { firstName: 'G' }],
  };
  const compact = JSON.stringify(right);
  const other = JSON.stringify({ id: '2', eTag: 'y' });

  /** Replaces one part of a text, which is there once. */
  function damaged(text: string, part: string, by: string): string {
    assert.equal(text.split(part).length, 2, part);
    return text.replace(part, by);
  }

  for (const [what, part, by] of [
    ['no bracket before objects', '"products":[', '"products":'],
    ['no bracket before one object', '"services":[', '"services":'],
    ['no bracket before the team of the customer', '"team":[{"firstName":"F","c', '"team":{"firstName":"F","c'],
    ['a brace after an address', '"country":"DE"}', '"country":"DE"}}'],
    ['a brace in an address', '"city":"C"', '"city":"C"}'],
    ['a brace after the requirements', '"Licensing"}]}', '"Licensing"}]}}'],
    ['a brace after the notes', '"notes":"n"', '"notes":"n"}'],
    ['a brace after a tag', '{"id":"Azure"}', '{"id":"Azure"}}'],
    ['a brace after the last tag', '{"id":"Teams"}', '{"id":"Teams"}}'],
    ['a brace before the email address', '{"locale":"en-US"}', '{"locale":"en-US"}}'],
    ['two braces', '"address":{', '"address":{{'],
    ['a quote before an object', '"address":{', '"address":"{'],
    ['a quote before a list', '"products":[', '"products":"['],
    ['a quote before an item', '[{"id":"Azure"', '["{"id":"Azure"'],
    ['quotes around an object', '{"city":"C","country":"DE"}', '"{"city":"C","country":"DE"}"'],
    ['quotes around an item', '{"id":"Azure"}', '"{"id":"Azure"}"'],
    ['a quote after an object', '"country":"DE"}', '"country":"DE"}"'],
  ] as const)
    it(what, () => {
      for (const whole of [compact, `[${compact},${other}]`, `{"value":[${compact},${other}]}`]) {
        const text = damaged(whole, part, by);
        const document = language.parse(text);
        const found = language.validate(document);
        assert.deepEqual(
          found.map(({ code }) => code),
          ['syntax.invalid-json'],
          `${text}: ${found.map(({ message }) => message).join(' ')}`,
        );
        const fixes = found.flatMap((problem) => language.fixes(document, problem));
        assert.equal(fixes.length, 1);
        assert.deepEqual(JSON.parse(applyEdits(text, fixes[0]?.edits ?? [])), JSON.parse(whole), text);
        assert.equal(applyEdits(text, language.fixAll(document)), text);
      }
    });

  it('names in a list without its bracket are tags then', () => {
    const text = damaged(compact, '[{"id":"Azure"},{"id":"Teams"}]', '"Azure","Teams"]');
    const document = language.parse(text);
    const [problem] = language.validate(document);
    const fixed = applyEdits(text, (problem && language.fixes(document, problem)[0]?.edits) ?? []);
    assert.equal(applyEdits(fixed, language.fixAll(language.parse(fixed))).replaceAll(' ', ''), compact);
  });

  it('a brace right after its opening one leads to no safe fixes that undo each other', () => {
    for (const text of [
      '[{ "customerProfile": { "address": {}\n "city": "B" }, "size": "1to50employees" }, "mpnId": "1" }]',
      '{ "customerProfile": { "address": {}\n "city": "B" }, "size": "1to50employees" }, "mpnId": "1" }',
    ]) {
      const fixed = language.parse(applyEdits(text, language.fixAll(language.parse(text))));
      const safe = language
        .validate(fixed)
        .flatMap((problem) => language.fixes(fixed, problem))
        .filter((fix) => fix.safe);
      assert.deepEqual(safe, [], fixed.text);
    }
  });

  it('a bracket in place of a brace stays one', () => {
    const text = damaged(compact, '"country":"DE"}', '"country":"DE"]');
    const document = language.parse(text);
    const found = language.validate(document);
    assert.equal(found.length, 1);
    const fixed = applyEdits(text, found.flatMap((problem) => language.fixes(document, problem))[0]?.edits ?? []);
    assert.equal(fixed, compact);
  });

  it("a document that is one text with quotes in it isn't taken apart", () => {
    for (const text of ['"{"', '"[]"', '"{a: 1}"', '"see {a: 1}"', '"{\\"name\\":1}"'])
      assert.deepEqual(
        language.validate(language.parse(text)).map(({ code }) => code),
        ['shape.not-a-referral'],
      );
  });
});

describe('fixes of a broken list', () => {
  it('never keep only its first value', () => {
    const document = language.parse('{ "name": ["A", "B" "C"] }');
    const errors = language.validate(document).filter(({ code }) => code !== 'shape.missing-property');
    const titles = errors.flatMap((problem) => language.fixes(document, problem));
    assert.deepEqual(
      titles.map(({ title }) => title),
      ['Insert missing comma'],
    );
  });
});

describe('a text in another format', () => {
  for (const text of [
    'name: A\ntype: Shared\ncustomerProfile:\n  name: B\n',
    'name: A\nteam: [B]\n',
    '- name: A\n- name: B\n',
    'name,type\nA,Shared\n',
    'name = A\ntype = Shared\n',
    '<referral><name>A</name></referral>',
    'Dear Bo, please see: the file',
  ])
    it(`is one problem without a fix: ${JSON.stringify(text)}`, () => {
      const document = language.parse(text);
      const found = language.validate(document);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['shape.not-a-referral'],
      );
      assert.deepEqual(
        found.flatMap((problem) => language.fixes(document, problem)),
        [],
      );
      assert.deepEqual(language.fixAll(document), []);
    });
});
