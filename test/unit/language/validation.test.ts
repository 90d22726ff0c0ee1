import assert from 'node:assert/strict';
import { createReferralLanguage } from '../../../src/language/service';
import { flags, passes, problems } from './markers';

const requirements = (inner: string) => `{ "id": "1", "details": { "requirements": { ${inner} } } }`;

describe('syntax.invalid-json', () => {
  const code = 'syntax.invalid-json';

  it('flags each error where it is', () => {
    flags(code, '{ "id": "1" «"name"»: "x" }', /Expected a comma/);
    flags(code, '{ "id": "1"«,» }', /Nothing follows this comma/);
    flags(code, '{ "id": "1", "team": [{}«,»] }', /Nothing follows this comma/);
    flags(code, '{ "id": "1", «// note»\n "name": "x" }', /can't have comments/);
    flags(code, '{ "id": "1", «/* note */» "name": "x" }', /can't have comments/);
    flags(code, '{ «id»: "1" }', /double quotes/);
    flags(code, '{ "id": "1", "name": «"x»\n}', /isn't closed/);
    flags(code, '{ "id": "1", "name": «"\\x"» }', /escape/);
  });

  it('flags what is missing at the end on the last character', () => {
    flags(code, '{ "id": "1«"»', /Expected "}"/);
    flags(code, '[{ "id": "1" «}»', /Expected "\]"/);
    flags(code, '[{ "id": "1" }, { «{» "id": "2" } }]', /property name/);
    flags(code, '{ "id": "1", "team": [ {} «}»', /Expected "\]"/);
  });

  it('checks the rest of a broken file', () => {
    flags('value.unknown', '{ "id": "1" "status": «"Foo"», "substatus": "Won" }');
    flags('value.unknown', '[{ "id": "1" "a" }, { "id": "2", "type": «"Foo"» }]');
    flags('status.substatus-not-allowed', '{ "id": "1",, "status": "New", "substatus": «"Won"» }');
    flags('value.unknown', '[{ "id": "1" } { "id": "2", "type": «"Foo"» }]');
  });

  it('flags errors around and between referrals', () => {
    flags(code, '[{ "id": "1" } «{» "id": "2" }]'.replace('«{»', '«{»'), /comma/);
    flags(code, '[{ "id": "1" }«,»]', /Nothing follows this comma/);
    flags(code, '{ "value": [{ "id": "1" }] «"a"»: 1 }', /comma/);
    flags(code, '{ "id": "1" } «x»');
  });

  it('checks what follows comments and stray words before the document', () => {
    for (const head of ['// from the CRM\n', '/* { "a": [ */ ', 'xyz ', '# title\n', '\uFEFF// x\r\n']) {
      const wrong = '{ "id": "1", "status": "New", "substatus": «"Won"» }';
      flags('status.substatus-not-allowed', head + wrong);
      flags('status.substatus-not-allowed', `${head}[${wrong}]`);
      flags('status.substatus-not-allowed', `${head}{ "value": [${wrong}] }`);
      passes('shape.not-a-referral', head + wrong.replace(/[«»]/g, ''));
    }
    flags(code, '{ "name": "x" «/*/»\n}', /isn't closed/);
    flags(code, '«// it\'s "x»\n{ "id": "1" }', /can't have comments/);
    flags(code, '{ "value": «/* [ */» [ «/* ] */» { "id": "1" } «/* } */» ] }', /can't have comments/);
    flags(code, '[{ "id": "1" }, «// don\'t "quote»\n { "id": "2" }]', /can't have comments/);
    flags(code, '«xyz» { "id": "1" }', /Remove the text around/);
  });

  it('understands signs that stand for a comma or a colon', () => {
    flags(code, '{ "id": "1"«;» "name": "x" }', /Expected a comma/);
    flags(code, '{ "id" «=» "1", "name" «=>» "x" }', /Expected a colon, not/);
    flags(code, '{ "id": "1", «*» "name": "x", «#» "type": "Shared" }', /Unexpected "[*#]"/);
    passes('shape.unknown-property', '{ "id": "1"; * "name" = "x" }');
  });

  it('is one problem for a number that is none', () => {
    flags(code, '{ "customerProfile": { "address": { "postalCode": «02134» } } }', /02134 isn't a JSON number/);
    flags(code, '{ "details": { "dealValue": «1_000» } }', /isn't a JSON number/);
    passes('shape.wrong-type', '{ "id": "1", "customerProfile": { "address": { "postalCode": 02134 } } }');
  });

  it('understands names and texts in quotes of another kind', () => {
    for (const text of ["{ 'id': '1', 'eTag': 'x', 'status': 'New' }", '{ “id”: “1”, “eTag”: “x”, “status”: “New” }']) {
      assert.deepEqual(
        [...new Set(problems(text).map((problem) => problem.code))].sort(),
        ['status.missing-substatus', 'syntax.invalid-json'],
        text,
      );
    }
    flags('value.casing', "{ 'id': '1', 'type': «'shared'» }");
  });

  it('never takes the whole document for a value that a half-typed name hides', () => {
    for (const end of ['"status"', '"status":', 'status', '"status": ,']) {
      const text = `{ "id": "1", "eTag": "x", "status": «"new"», "substatus": "Pending", ${end} }`;
      flags('value.casing', text);
    }
    flags('format.country', '{ "customerProfile": { "address": { "country": «"UK"» }, "address" } }');
  });

  it('says what to do with several referrals one after the other', () => {
    flags(code, '{ "id": "1" } «{» "id": "2" }', /in an array/);
  });

  it('passes strict JSON in every form', () => {
    for (const text of [
      '{ "id": "1" }',
      '[]',
      '[{ "id": "1" }]',
      '{ "value": [], "@odata.count": 1 }',
      '\uFEFF{ "id": "1" }',
      '{\r\n\t"id":\r"1"\n}',
    ]) {
      passes(code, text);
    }
  });
});

describe('syntax.duplicate-property', () => {
  const code = 'syntax.duplicate-property';

  it('flags the later one', () => {
    flags(code, '{ "id": "1", «"id"»: "2" }');
    flags(code, '{ "id": "1", "details": { "notes": "", «"notes"»: "", "x": { "a": 1, «"a"»: 2 } } }');
    flags(code, '{ "id": "1", "__proto__": 1, «"__proto__"»: 2 }');
    flags(code, '{ "id": "1", "status": "New", «"Status"»: "New" }', /"Status" and "status" are the same property/);
  });

  it('passes the same name in different objects', () => {
    passes(code, '{ "id": "1", "team": [{ "email": "a" }, { "email": "b" }], "details": { "notes": "::" } }');
    passes(code, '{ "id": "1", "constructor": 1, "toString": 2, "hasOwnProperty": 3 }');
  });
});

describe('syntax.duplicate-property around referrals', () => {
  const code = 'syntax.duplicate-property';

  it('flags the later of two properties of a list response, whatever their capitals', () => {
    flags(code, '{ "@odata.context": "a", «"@odata.context"»: "b", "value": [{ "id": "1" }] }', /twice/);
    flags(code, '{ "value": [{ "id": "1" }], «"value"»: [{ "id": "2" }] }');
    flags(code, '{ "value": 3, «"value"»: [{ "id": "1" }] }');
    flags(code, '{ "value": [{ "id": "1" }], «"\\u0076alue"»: 3 }');
    flags(code, '{ "Value": [], «"value"»: 3 }');
    flags(code, '{ "value": [{ "id": "1" },], «"value"»: [] }');
    passes(code, '{ "@odata.context": "a", "value": [{ "id": "1", "name": "value" }], "@odata.count": 1 }');
  });

  it('keeps doing so while a referral is edited', () => {
    const language = createReferralLanguage();
    const text = '{ "value": [{ "id": "1" }, { "id": "2" }], "a": 1, "a": 2 }';
    const document = language.parse(text).edit({ offset: text.indexOf('1'), length: 1, text: '100' });
    const [found] = language.validate(document).filter((problem) => problem.code === code);
    assert.equal(found?.offset, document.text.lastIndexOf('"a"'));
    const [fix] = found ? language.fixes(document, found) : [];
    assert.equal(fix?.safe, false);
    assert.deepEqual(
      fix?.edits.map(({ offset, length }) => document.text.slice(offset, offset + length)),
      [', "a": 2'],
    );
  });
});

describe('a list response', () => {
  it('is told of what is wrong beside its referrals', () => {
    flags('shape.unknown-property', '{ "value": [{ "id": "1" }], «"status"»: "New" }', /belongs in a referral/);
    flags('shape.unknown-property', '{ "value": [], «"foo"»: 1 }', /Unknown property "foo" in a list response/);
    flags('shape.wrong-type', '{ "@odata.count": «"2"», "value": [{ "id": "1" }] }', /must be a number/);
    passes('shape.unknown-property', '{ "@odata.context": "a", "value": [], "@odata.nextLink": "b", "nextLink": "c" }');
  });
});

describe('places', () => {
  it('are those of the name, not of one that is written like it', () => {
    flags('shape.unknown-property', '{ "id": "1", «"\\\\u0041"»: 1, «"\\u0041"»: 2 }');
  });
});

describe('syntax.too-deep', () => {
  it('is one problem, at any depth', () => {
    for (const depth of [65, 1000, 1_000_000]) {
      const text = `{ "id": "1", "eTag": "1", "x": ${'['.repeat(depth)}${']'.repeat(depth)}, "status": "Foo" }`;
      const found = problems(text);
      assert.deepEqual(
        found.map(({ code }) => code).sort(),
        ['shape.unknown-property', 'syntax.too-deep', 'value.unknown'],
        `${depth} levels`,
      );
      const deep = found.find(({ code }) => code === 'syntax.too-deep');
      assert.equal(deep?.offset, text.indexOf('[') + 63);
    }
    assert.equal(problems('['.repeat(1_000_000), 'syntax.too-deep').length, 1);
    assert.equal(problems('{"a":'.repeat(100_000), 'syntax.too-deep').length, 1);
  });

  it('passes 64 levels', () => {
    passes('syntax.too-deep', `{ "x": ${'['.repeat(63)}${']'.repeat(63)} }`);
  });
});

describe('shape.unknown-property', () => {
  const code = 'shape.unknown-property';

  it('flags the key and names the near one', () => {
    flags(code, '{ "id": "1", «"nmae"»: "x" }', /Did you mean "name"/);
    flags(code, '{ "id": "1", "team": [{ «"emailAddress"»: "x" }] }', /"email"/);
    flags(code, '{ "id": "1", "details": { «"closeDate"»: "x", «"estimatedDealValue"»: 1 } }');
    flags(code, '{ "id": "1", «"statusDetail"»: "x" }', /"substatus"/);
    flags(
      code,
      '{ "id": "1", "consent": { «"consentToShareInfoWithOthers"»: true } }',
      /consentToToShareInfoWithOthers/,
    );
    flags(code, '{ "id": "1", "team": [{ "firstName": "A" }, { «"x~/y"»: 1 }] }');
  });

  it('gives the path as JSON Pointer', () => {
    const [problem] = problems('[{ "id": "1", "team": [{}, { "x~/y": 1 }] }]', code);
    assert.equal(problem?.path, '/0/team/1/x~0~1y');
  });

  it('passes every name of the seed and the wire', () => {
    passes(
      code,
      '{ "id": "1", "links": { "self": { "uri": "", "method": "GET" } }, "trackingInfo": { "microsoftMsxId": null } }',
    );
    passes(code, '{ "ID": "1", "MpnId": "1", "customerProfile": { "IDs": [] } }');
    passes(code, '{ "id": "1", "@odata.context": "x" }');
    passes(code, requirements('"additionalRequirements": { "iot": {}, "attributes": [{ "type": "X", "id": "Y" }] }'));
  });
});

describe('shape.unknown-property in the wrong object', () => {
  const code = 'shape.unknown-property';

  it('says where the property belongs', () => {
    flags(code, '{ "id": "1", «"closeDate"»: "x" }', /"closingDateTime" belongs in "details"\./);
    flags(code, '{ "id": "1", «"estimatedDealValue"»: 1 }', /"dealValue" belongs in "details"\./);
    flags(code, '{ "id": "1", «"emailAddress"»: "x" }', /"email" belongs in "team"\./);
    flags(code, '{ "id": "1", «"Products"»: [] }', /"products" belongs in "details\.requirements"\./);
    flags(code, '{ "id": "1", «"notes"»: "" }', /belongs in "details" or "inviteContext"\./);
    flags(code, '{ "id": "1", "details": { «"status"»: "New" } }', /"status" belongs in the referral itself\./);
  });

  it('says nothing of a name that is nowhere, or near one that is here', () => {
    flags(code, '{ "id": "1", «"foo"»: 1 }', /^Unknown property "foo"\.$/);
    flags(code, '{ "id": "1", «"statu"»: 1 }', /Did you mean "status"\?$/);
  });
});

describe('shape.documented-spelling', () => {
  const code = 'shape.documented-spelling';

  it('flags the key', () => {
    flags(
      code,
      '{ «"ID"»: "1", «"ReferralType"»: "Shared", «"CustomerProfile"»: { «"Name"»: "x" }, «"ETag"»: "" }',
      /camelCase/,
    );
    flags(code, '{ "id": "1", «"STATUS"»: "New", "substatus": "Pending" }', /"status"/);
    flags(code, requirements('"solutions": [{ «"SolutionType"»: "Name" }]'), /"type"/);
  });

  it('passes wire names', () => {
    passes(code, '{ "id": "1", "type": "Shared", "eTag": "", "mpnId": "1" }');
    passes(code, requirements('"solutions": [{ "type": "Name", "solutionType": "3P" }]'));
  });

  it('is seen through by the other rules', () => {
    flags('value.unknown', '{ "ID": "1", "ReferralType": «"Foo"» }');
    flags('status.substatus-not-allowed', '{ "ID": "1", "Status": "Closed", "SUBSTATUS": «"Pending"» }');
    passes(
      'shape.missing-property',
      '{ "ReferralType": "Shared", "CustomerProfile": {}, "Consent": {}, "Details": {} }',
    );
  });
});

describe('shape.wrong-type', () => {
  const code = 'shape.wrong-type';

  it('flags the value and says both types', () => {
    flags(
      code,
      requirements('"products": «"Azure"»'),
      /must be an array of objects such as \[\{ "id": "Azure" \}\], not a string/,
    );
    flags(
      code,
      requirements('"products": [«"Azure"»]'),
      /^Each product must be an object such as \{ "id": "Azure" \}, not a string\.$/,
    );
    flags(
      code,
      '{ "id": "1", "details": { "dealValue": «"10000"» } }',
      /"details\.dealValue" must be a number, not a string/,
    );
    flags(code, '{ "id": "1", "consent": { "consentToContact": «"true"» } }', /must be true or false/);
    flags(code, '{ "id": "1", "name": «5» , "status": «true» }');
    flags(code, '{ "id": "1", "team": «{ "firstName": "A" }» }', /an array of objects, not an object/);
    flags(code, '{ "id": "1", "customerProfile": «[]», "consent": «"x"» }');
    flags(code, '{ "id": "1", "customerProfile": { "ids": «{ "duns": "1" }» } }');
  });

  it('passes null, and the empty object that the documentation shows for a list', () => {
    passes(
      code,
      '{ "id": "1", "name": null, "team": null, "customerProfile": { "size": null, "ids": {} }, "details": { "dealValue": null } }',
    );
    passes(code, requirements('"products": [{ "id": null }, null]'));
    passes(code, '{ "id": "1", "customerMarketplaceIntent": { "a": 1 }, "lastRunId": {} }');
  });
});

describe('shape.missing-property', () => {
  const code = 'shape.missing-property';

  it('flags the opening brace of a referral without id', () => {
    const found = problems('  { "name": "x", "type": "Shared", "consent": null, "details": {} }', code);
    assert.deepEqual(
      found.map(({ offset, length, data }) => [offset, length, data?.missing]),
      [[2, 1, ['customerProfile', 'consent']]],
    );
    for (const text of ['{}', '{ "id": "" }'])
      assert.deepEqual(problems(text, code)[0]?.data?.missing, ['type', 'customerProfile', 'consent', 'details']);
  });

  it('flags once in each object what is left empty, and nothing else there', () => {
    const text =
      '{ "name": " ", "type": "Shared", "customerProfile": { "name": "", "address": { "city": "", "country": "" } }, "consent": {}, "details": { "currency": "", "closingDateTime": "" } }';
    const found = problems(text).filter(({ code }) => !code.startsWith('engagement.'));
    assert.deepEqual(
      found.map(({ code, path, message }) => `${code} ${path} ${message}`),
      [
        `${code}  Fill in "name" before you submit.`,
        `${code} /customerProfile Fill in "name" before you submit.`,
        `${code} /customerProfile/address Fill in "city" and "country" before you submit.`,
        `${code} /details Fill in "currency" and "closingDateTime" before you submit.`,
      ],
    );
    passes(code, text.replace('{', '{ "id": "1", '));
  });

  it('passes if there is an id, or all that is needed', () => {
    passes(code, '{ "id": "1" }');
    passes(code, '{ "type": "Shared", "customerProfile": {}, "consent": {}, "details": {} }');
  });
});

describe('shape.not-a-referral', () => {
  const code = 'shape.not-a-referral';

  it('flags what is not an object, array of objects or list response', () => {
    flags(code, '«42»');
    flags(code, '«"text"»');
    flags(code, '[«1», { "id": "1" }, «[]»]');
    flags(code, '{ "value": [«"x"»] }');
    assert.equal(problems('', code).length, 1);
    assert.equal(problems('  \n', code).length, 1);
    assert.match(problems('', code)[0]?.message ?? '', /empty/);
  });

  it('passes the three forms', () => {
    for (const text of ['{ "id": "1" }', '[]', '{ "value": [] }', '[{ "id": "1" }]']) passes(code, text);
  });
});

describe('value.unknown and value.casing', () => {
  it('flag a string outside its enum, and name what is allowed', () => {
    flags('value.unknown', '{ "id": "1", "status": «"Foo"» }', /Use "New", "Active" or "Closed"/);
    flags('value.unknown', '{ "id": "1", "type": «"Sharde"», "qualification": «""» }');
    flags(
      'value.unknown',
      requirements('"products": [{ "id": «"Azur"» }], "services": [{ "id": «"X"» }], "industries": [{ "id": «"Y"» }]'),
    );
    flags('value.unknown', requirements('"solutions": [{ "type": "Category", "id": «"SOL-1"» }, { "type": «"Foo"» }]'));
    flags(
      'value.unknown',
      '{ "id": "1", "customerProfile": { "size": «"Unknown"», "ids": [{ "profileType": «"VAT"» }] } }',
    );
    flags('value.unknown', '{ "id": "1", "target": [{ "type": «"Partner"» }], "partnerRole": «"Boss"» }');
  });

  it('say of an empty substatus which ones the status allows', () => {
    flags(
      'value.unknown',
      '{ "id": "1", "status": "New", "substatus": «""» }',
      /^Substatus is empty\. With status New, use "Pending" or "Received"\.$/,
    );
    flags(
      'value.unknown',
      '{ "id": "1", "type": «""» }',
      /^The referral type is empty\. Use "Shared" or "Independent"\.$/,
    );
  });

  it('name five values at most, nearest first', () => {
    flags(
      'value.unknown',
      '{ "id": "1", "details": { "requirements": { "products": [{ "id": «"Azur"» }] } } }',
      /^"Azur" isn't a valid product\. Use "Azure", ("[^"]+",? ){3}"?[^"]+" and \d+ more\.$/,
    );
  });

  it('see role, area and play among attributes', () => {
    const attributes = (inner: string) => requirements(`"additionalRequirements": { "attributes": [${inner}] }`);
    flags('solution.unknown-area', attributes('{ "type": "SolutionArea", "id": «"Foo"» }'));
    flags('value.unknown', attributes('{ "type": "PartnerRole", "id": «"Boss"» }'));
    passes(
      'value.unknown',
      attributes('{ "type": "Anything", "id": "Foo" }, { "type": "CustomerMarketplaceIntent", "id": "Perhaps" }'),
    );
  });

  it('suggest the evident value', () => {
    const [problem] = problems(requirements('"products": [{ "id": "Azur" }]'), 'value.unknown');
    assert.equal(problem?.data?.suggestion, 'Azure');
    assert.match(problem.message, /Use "Azure", /);
  });

  it('tell a value that is right except for case or spaces', () => {
    flags('value.casing', '{ "id": "1", "status": «"closed"», "substatus": "Won" }', /"Closed"/);
    flags('value.casing', requirements('"products": [{ "id": «"Power BI"» }, { "id": «"azure"» }]'), /PowerBI|Azure/);
    flags('value.casing', '{ "id": "1", "solutionArea": «"modern work"» }');
    passes('value.unknown', '{ "id": "1", "status": "closed" }');
  });

  it('pass what the service sends', () => {
    passes(
      'value.unknown',
      '{ "id": "1", "status": "New", "substatus": null, "type": null, "customerProfile": { "size": "" } }',
    );
    passes(
      'value.unknown',
      requirements('"solutions": [{ "id": "SOL-2173-UYM", "type": "None" }, { "id": "x", "type": "Name" }]'),
    );
    passes(
      'value.unknown',
      '{ "id": "1", "direction": "Sideways", "inviteContext": { "assistanceRequestCode": "New" } }',
    );
    passes('value.unknown', '{ "id": "1", "partnerRole": "", "solutionArea": "", "solutionPlay": null }');
  });
});

describe('value.other-fiscal-year', () => {
  it('names the year', () => {
    flags(
      'value.other-fiscal-year',
      '{ "id": "1", "solutionArea": «"AI Business Solutions"», "solutionPlay": «"Copilot and Agents at Work"» }',
      /FY26 \(unconfirmed\), not of FY25/,
      { taxonomy: 'FY25' },
    );
    flags('value.other-fiscal-year', '{ "id": "1", "solutionArea": «"Modern Work"» }', /FY25/, { taxonomy: 'FY26' });
  });

  it('passes the chosen year', () => {
    passes('value.other-fiscal-year', '{ "id": "1", "solutionArea": "Security", "solutionPlay": "Data Security" }');
    passes('value.other-fiscal-year', '{ "id": "1", "solutionArea": "AI Business Solutions" }', { taxonomy: 'FY26' });
    passes('value.other-fiscal-year', '{ "id": "1", "solutionArea": "AI Business Solutions" }');
  });
});

describe('value.duplicate', () => {
  it('flags the later tag and names the first', () => {
    const [problem] = flags('value.duplicate', requirements('"products": [{ "id": "Azure" }, { "id": «"Azure"» }]'));
    assert.equal(problem?.related?.length, 1);
  });

  it('flags a tag that comes twice with an escape in it', () => {
    flags('value.duplicate', requirements(String.raw`"products": [{ "id": "Azure" }, { "id": «"Az\u0075re"» }]`));
  });

  it('passes different tags, and one in two lists', () => {
    passes(
      'value.duplicate',
      requirements('"services": [{ "id": "Integration" }], "products": [{ "id": "Azure" }, { "id": "SQL" }, {}, {}]'),
    );
  });
});

describe('severities', () => {
  it('come from the options', () => {
    const language = createReferralLanguage({
      severities: { 'value.unknown': 'hint', 'shape.missing-property': 'off' },
    });
    const found = language.validate(language.parse('{ "status": "Foo" }'));
    assert.deepEqual(
      found.map(({ code, severity }) => [code, severity]),
      [['value.unknown', 'hint']],
    );
  });
});
