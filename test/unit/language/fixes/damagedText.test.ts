import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage({ today: '2026-11-30T00:00:00Z' });

function fixAll(text: string): string {
  return applyEdits(text, language.fixAll(language.parse(text)));
}

/** Checks that a text has one error of syntax, whose first fix gives `right`, and that Fix All loses nothing. */
function assertFixed(text: string, right: string): void {
  const document = language.parse(text);
  const problems = language.validate(document).filter(({ code }) => /^(syntax|value)\.|unknown-property/.test(code));
  const [problem] = problems;
  assert.equal(problems.length, 1, problems.map(({ message }) => message).join(' '));
  const fix = problem && language.fixes(document, problem)[0];
  assert.equal(applyEdits(text, fix?.edits ?? []), right);
  const all = fixAll(text);
  assert.ok(all === text || all === right, `Fix All makes ${all} of ${text}`);
}

describe('words before the document', () => {
  for (const text of ['x', 'x ', 'json\n', '> ', 'Here is the file: ', 'Here is the file:\n\n'])
    it(`go in ${JSON.stringify(text)}`, () => {
      for (const right of ['{ "name": "x" }', '[{ "name": "x" }]\n']) assertFixed(text + right, right);
    });
});

describe('a quote within a text', () => {
  for (const [text, right] of [
    [`{ "name": 'It's ok', "mpnId": "1" }`, `{ "name": "It's ok", "mpnId": "1" }`],
    [`{ "name": 'O'Brien' }`, `{ "name": "O'Brien" }`],
    [`{ "name": ‘It’s ok’ }`, `{ "name": "It’s ok" }`],
    [`{ "name": 'It's the partner's', "mpnId": "1" }`, `{ "name": "It's the partner's", "mpnId": "1" }`],
    [`{ "name": 'It's ok\n}`, `{ "name": "It's ok"\n}`],
    [`{ "name": 'It's ok", "mpnId": "1" }`, `{ "name": "It's ok", "mpnId": "1" }`],
  ] as const)
    it(`is one of its letters in ${JSON.stringify(text)}`, () => assertFixed(text, right));
});

describe('a missing or wrong quote', () => {
  for (const [text, right] of [
    ['{\n  "status: Active",\n  "substatus": "Accepted"\n}', '{\n  "status": "Active",\n  "substatus": "Accepted"\n}'],
    ['{ "details: { "notes": "x" } }', '{ "details": { "notes": "x" } }'],
    ['{\n  "details: {\n    "notes": "x"\n  }\n}', '{\n  "details": {\n    "notes": "x"\n  }\n}'],
    ['{\n  "team : [{ "firstName": "x" }]\n}', '{\n  "team" : [{ "firstName": "x" }]\n}'],
    ['{\n  "team”: [\n    { "firstName": "x" }\n  ]\n}', '{\n  "team": [\n    { "firstName": "x" }\n  ]\n}'],
    [
      '{\n  "details": {\n    "dealValue: 5,\n    "currency": "EUR"\n  }\n}',
      '{\n  "details": {\n    "dealValue": 5,\n    "currency": "EUR"\n  }\n}',
    ],
    ['{ "name: Contoso" }', '{ "name": "Contoso" }'],
    ['{ "details": { "currency": "EUR", "dealValue : 5" } }', '{ "details": { "currency": "EUR", "dealValue": 5 } }'],
    [
      '{\n  "status": "Active",\n  substatus": "Accepted",\n  "name": "x"\n}',
      '{\n  "status": "Active",\n  "substatus": "Accepted",\n  "name": "x"\n}',
    ],
    ['{ "name": "x", qualification": "Direct" }', '{ "name": "x", "qualification": "Direct" }'],
    ['{ qualification" : "Direct" }', '{ "qualification" : "Direct" }'],
    ['{ details": { "notes": "x" } }', '{ "details": { "notes": "x" } }'],
    [`{ name': "x" }`, `{ "name": "x" }`],
    ['{ "team": [{ firstName": "x" }] }', '{ "team": [{ "firstName": "x" }] }'],
    ['{ "name": "Contoso”,\n  "mpnId": "1"\n}', '{ "name": "Contoso",\n  "mpnId": "1"\n}'],
    ['{ "name": "Contoso”, "mpnId": "1" }', '{ "name": "Contoso", "mpnId": "1" }'],
    ['{ "name": "Contoso“\n}', '{ "name": "Contoso"\n}'],
    ['{ "name": "Contoso\'\n}', '{ "name": "Contoso"\n}'],
    ['{ "name": "the “Contoso”\n}', '{ "name": "the “Contoso”"\n}'],
    ['{ "name”: "Contoso" }', '{ "name": "Contoso" }'],
    ['{ "name\': "Contoso" }', '{ "name": "Contoso" }'],
    [
      '{\n "details": { "notes": "\n  "currency": "EUR" }\n}',
      '{\n "details": { "notes": "",\n  "currency": "EUR" }\n}',
    ],
    ['{\n  "name": "Contoso\n  "mpnId": "1"\n}', '{\n  "name": "Contoso",\n  "mpnId": "1"\n}'],
    ['{\n  "name": "Contoso\n  mpnId: "1"\n}', '{\n  "name": "Contoso",\n  mpnId: "1"\n}'],
    ['{\n  "name": "Contoso”\n  "mpnId": "1"\n}', '{\n  "name": "Contoso",\n  "mpnId": "1"\n}'],
    ['{\n  "status": "Activ"e,\n  "name": "x"\n}', '{\n  "status": "Active",\n  "name": "x"\n}'],
    ['{\n  "status": "Activ"e\n}', '{\n  "status": "Active"\n}'],
    ['{ "status": "Activ"e, "name": "x" }', '{ "status": "Active", "name": "x" }'],
    ['{ "name": "Contos"o }', '{ "name": "Contoso" }'],
    ['{\n  "name": “Contoso\n}', '{\n  "name": "Contoso"\n}'],
    ['{ "name": ‘Contoso }', '{ "name": "Contoso" }'],
    ['{ "name": “Contoso Ltd. }', '{ "name": "Contoso Ltd." }'],
    ['{ "name": “ Contoso }', '{ "name": "Contoso" }'],
    ['{ "name": \'Contoso }', '{ "name": "Contoso" }'],
    ['{ "name": Contoso” }', '{ "name": "Contoso" }'],
    ['{\n  "status": “Active\n}', '{\n  "status": "Active"\n}'],
    ['{ “name: "Contoso" }', '{ "name": "Contoso" }'],
    ['{ name”: "Contoso" }', '{ "name": "Contoso" }'],
    ['{ "customerProfile": { "size": “10to50employees } }', '{ "customerProfile": { "size": "10to50employees" } }'],
    ['{ "consent": { "consentToContact": ” true } }', '{ "consent": { "consentToContact": true } }'],
    ['{ "consent": { "consentToContact": “true } }', '{ "consent": { "consentToContact": true } }'],
    [
      '{ "details": { "dealValue": “5000, "currency": "EUR" } }',
      '{ "details": { "dealValue": 5000, "currency": "EUR" } }',
    ],
  ] as const)
    it(`costs no letter in ${JSON.stringify(text)}`, () => assertFixed(text, right));
});

describe('quotes and signs of other languages', () => {
  for (const [text, right] of [
    [`{ "name": "" }`.replace('""', '"""Contoso"""'), '{ "name": "Contoso" }'],
    ['{ "name": ""Contoso"", "mpnId": "1" }', '{ "name": "Contoso", "mpnId": "1" }'],
    ['{ ""name"": "Contoso" }', '{ "name": "Contoso" }'],
    ['{ "name": «Contoso» }', '{ "name": "Contoso" }'],
    ['{ "name": ‚Contoso‘ }', '{ "name": "Contoso" }'],
    ['{ "name": r"Contoso" }', '{ "name": "Contoso" }'],
    ['{ "name": N"Contoso" }', '{ "name": "Contoso" }'],
    ['{ "status": N"ew" }', '{ "status": "New" }'],
    ['{ "name"："Contoso" }', '{ "name":"Contoso" }'],
    ['{ "name": "Contoso"，"mpnId": "1" }', '{ "name": "Contoso","mpnId": "1" }'],
    ['{ "name": "Contoso"、 "mpnId": "1" }', '{ "name": "Contoso", "mpnId": "1" }'],
  ] as const)
    it(`are one problem in ${JSON.stringify(text)}`, () => assertFixed(text, right));

  it('leave empty texts and what is between full-width signs alone', () => {
    for (const text of ['{ "name": "", "mpnId": "" }', '{ "name": "（株）Ａ：Ｂ，Ｃ" }'])
      assert.deepEqual(
        language.validate(language.parse(text)).filter(({ code }) => code.startsWith('syntax')),
        [],
      );
  });
});

describe('a comment that has more than a remark', () => {
  for (const [text, right] of [
    ['{"name"//:"a","mpnId":"1"}', '{"name":"a","mpnId":"1"}'],
    ['{ "name": "a", //"mpnId": "1" }', '{ "name": "a", "mpnId": "1" }'],
    ['{ "name": "a" /*, "mpnId": "1" }', '{ "name": "a" , "mpnId": "1" }'],
    [
      '{\n  "name": "A",\n  /* old "mpnId": "1",\n  "type": "Independent"\n}',
      '{\n  "name": "A",\n  "type": "Independent"\n}',
    ],
    ['{\n  /* "name": "A",\n  "mpnId": "1"\n}', '{\n  "name": "A",\n  "mpnId": "1"\n}'],
    ['{\n  /*\n  "name": "A"\n}', '{\n  "name": "A"\n}'],
    ['/* {\n  "name": "A"\n}', '{\n  "name": "A"\n}'],
  ] as const)
    it(`keeps it in ${JSON.stringify(text)}`, () => {
      const document = language.parse(text);
      const [problem] = language.validate(document).filter(({ message }) => /comment/.test(message));
      const fix = problem && language.fixes(document, problem)[0];
      assert.equal(applyEdits(text, fix?.edits ?? []), right);
      assert.equal(fixAll(text), text);
    });

  for (const text of [
    '{ "details": { "notes": "a", // was "b", "dealValue": 5,\n "currency": "EUR" } }',
    '{"name": // todo "a"\n}',
    '{ "name": "a", // todo } ]\n "mpnId": "1" }',
    '{ "team": [{ "firstName": "a" } // ]\n}',
  ])
    it(`is for the user to remove in ${JSON.stringify(text)}`, () => assert.equal(fixAll(text), text));

  it('is one error if the comment is not closed', () => {
    const text = '{\n  "name": "A",\n  /* old "mpnId": "1",\n  "type": "Independent"\n}';
    assertFixed(text, '{\n  "name": "A",\n  "type": "Independent"\n}');
  });

  it('has no bracket put into it', () => {
    for (const [text, right] of [
      ['{ "name": "a" // end', '{ "name": "a"} // end'],
      ['{ "name": "a" /* end */ // end\n', '{ "name": "a"} /* end */ // end\n'],
    ] as const) {
      const document = language.parse(text);
      const problem = language.validate(document).find(({ message }) => /Expected "}"/.test(message));
      const [fix] = problem ? language.fixes(document, problem) : [];
      assert.equal(applyEdits(text, fix?.edits ?? []), right);
    }
  });
});
