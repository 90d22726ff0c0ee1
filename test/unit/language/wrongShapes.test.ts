import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/language/edits/applyEdits';
import { createReferralLanguage } from '../../../src/language/service';
import { payload } from '../../../src/sync/referral/payload';
import { problems } from './markers';

const language = createReferralLanguage();
const codes = (text: string) => problems(text).map(({ code }) => code);

const referral = { id: '1', eTag: 'x', status: 'New', substatus: 'Pending', customerProfile: { name: 'Contoso' } };

function offers(text: string, code: string) {
  const document = language.parse(text);
  return language
    .validate(document)
    .filter((problem) => problem.code === code)
    .flatMap((problem) => language.fixes(document, problem));
}

describe('files of another kind', () => {
  for (const [what, value, message] of [
    ['a patch', [{ op: 'replace', path: '/details/dealValue', value: '1' }], /JSON Patch/],
    ['a long patch', Array(30).fill({ op: 'add', path: '/team/-', value: {} }), /JSON Patch/],
    ['one operation', { op: 'test', path: '/status' }, /JSON Patch/],
    ['an error', { error: { code: 'invalidRequest', message: 'no' } }, /error response/],
    ['an error with details', { error: { code: 'x', message: 'y', innererror: {} } }, /error response/],
    ['a bare error', { code: 900421, Message: 'x', Code: 'a', message: 'b' }, /error response/],
    ['an event', { EventName: 'referral-created', ResourceUri: 'https://x', ResourceName: 'r' }, /webhook/],
    ['a registration', { WebhookUrl: 'https://x', WebhookEvents: ['referral-created'] }, /webhook/],
    ['a schema', { $schema: 'x', properties: { status: {}, substatus: {} } }, /JSON Schema/],
    ['a bare schema', { type: 'object', properties: { customerProfile: {} } }, /JSON Schema/],
    [
      'an action',
      { host: { operationId: 'x' }, parameters: { 'body/customerProfile/name': 'Contoso' } },
      /action of a flow/,
    ],
    ['an action inside', { type: 'ApiConnection', inputs: { parameters: { 'body/name': 'x' } } }, /action of a flow/],
    ['an event in camel case', { eventName: 'referral-updated', resourceUri: 'https://x' }, /webhook/],
    ['events', [{ EventName: 'a', ResourceUri: 'u' }, { EventName: 'b', ResourceUri: 'u' }, { Event: 'c' }], /webhook/],
    ['a page of events', { value: [{ EventName: 'a', ResourceName: 'Referral' }] }, /webhook/],
    ['a CloudEvent', { specversion: '1.0', type: 'a', source: '/s', subject: 'x', id: '1', data: {} }, /webhook/],
    ['an Event Grid event', [{ id: '1', eventType: 'x', subject: 's', data: {}, topic: 't' }], /webhook/],
    ['an error of a sign-in', { error: 'invalid_grant', error_description: 'x' }, /error response/],
    ['an error of a gateway', { statusCode: 404, message: 'Resource not found' }, /error response/],
    ['an error with a description', { code: 900421, description: 'x' }, /error response/],
    ['a message alone', { Message: 'Authorization has been denied.' }, /error response/],
    ['errors', { errors: [{ code: 'x', message: 'y' }] }, /error response/],
    ['an empty error', { error: {} }, /error response/],
    ['an error in Pascal case', { Error: { Code: 'x', Message: 'y' } }, /error response/],
    ['an error of a target', { code: 'x', message: 'y', target: 'name', details: [] }, /error response/],
    ['a list of errors', [{ errorCode: 'x', message: 'y' }], /error response/],
    ['a failure', { status: 'error', message: 'x' }, /error response/],
    [
      'problem details',
      { type: 'https://tools.ietf.org/html/rfc7231', title: 'x', status: 400, errors: {}, traceId: 'y' },
      /error response/,
    ],
    ['problem details without a page', { type: 'about:blank', title: 'x', status: 404 }, /error response/],
    ['a page of nothing', { totalCount: 0, items: [] }, /response that holds referrals in "items"/],
  ] as const)
    it(`are named once: ${what}`, () => {
      for (const space of [undefined, 2]) {
        const found = problems(JSON.stringify(value, undefined, space));
        assert.deepEqual(
          found.map(({ code, severity, path, offset }) => [code, severity, path, offset]),
          [['shape.not-a-referral', 'error', '', 0]],
        );
        assert.match(found[0]?.message ?? '', message);
      }
    });

  for (const [what, value, message] of [
    [
      'a part: a target',
      { target: [{ type: 'SolutionProfile', id: 'SOL-1' }] },
      /part of a referral: it has only "target"/,
    ],
    ['a part: details', { details: { dealValue: 75000, currency: 'EUR' } }, /only "details"\..* "id"\./],
    ['a status', { status: 'Closed', substatus: 'Won' }, /only "status" and "substatus"/],
    ['a status and its reason', { Status: 'closed', statusReason: 'price' }, /only "status" and "statusReason"/],
    ['two parts', { team: [{ email: 'a@b.example' }], details: { notes: 'n' } }, /only "details" and "team"/],
  ] as const)
    it(`say that they are only a part: ${what}`, () => {
      const found = problems(JSON.stringify(value), 'shape.missing-property');
      assert.equal(found.length, 1);
      assert.match(found[0]?.message ?? '', message);
    });

  for (const [what, wrap, name] of [
    ['a page', (inner: unknown) => ({ totalCount: 1, items: [inner] }), 'items'],
    ['a list under "data"', (inner: unknown) => ({ data: [inner], nextLink: 'x' }), 'data'],
    ['a list under "referrals"', (inner: unknown) => ({ referrals: [inner, inner] }), 'referrals'],
    ['OData version 2', (inner: unknown) => ({ d: { results: [inner] } }), 'results'],
    ['one under "data"', (inner: unknown) => ({ success: true, data: inner }), 'data'],
    ['one under "payload"', (inner: unknown) => ({ meta: { a: 1 }, payload: { referral: inner } }), 'referral'],
    [
      'an action with parameters',
      (inner: unknown) => ({ inputs: { parameters: { 'item/id': '1' }, body: inner } }),
      'body',
    ],
    ['a batch of one', (inner: unknown) => ({ requests: [{ method: 'POST', body: inner }] }), 'body'],
    ['a response', (inner: unknown) => ({ statusCode: 200, headers: {}, body: inner }), 'body'],
    ['an action', (inner: unknown) => ({ type: 'ApiConnection', inputs: { method: 'put', body: inner } }), 'body'],
    ['an action of many', (inner: unknown) => ({ inputs: { body: { value: [inner] } } }), 'value'],
    ['a page in an array', (inner: unknown) => [{ value: [inner] }], 'value'],
    ['pages', (inner: unknown) => [{ value: [inner] }, { value: [{ ...referral, id: '2' }] }], 'value'],
    ['a page with a short row', (inner: unknown) => ({ totalCount: 2, items: [inner, { id: '2' }] }), 'items'],
    ['a batch', (inner: unknown) => ({ requests: [{ body: inner }, { body: { substatus: 'Won' } }] }), 'body'],
    ['answers to a batch', (inner: unknown) => ({ responses: [{ body: inner }, { id: '2', body: {} }] }), 'body'],
    ['bodies', (inner: unknown) => ({ items: [{ body: inner }, { body: { ...referral, id: '2' } }] }), 'body'],
    ['GraphQL', (inner: unknown) => ({ data: { referrals: { edges: [{ node: inner }] } } }), 'node'],
    ['a flow', (inner: unknown) => ({ definition: { actions: { X: { inputs: { body: inner } } } } }), 'body'],
    [
      'containers',
      (inner: unknown) => ({ incoming: [inner], outgoing: [{ ...referral, id: '2' }] }),
      'incoming, outgoing',
    ],
    ['a table by ID', (inner: unknown) => ({ a: inner, b: { ...referral, id: '2' } }), 'a, b'],
    ['an answer without errors', (inner: unknown) => ({ data: inner, errors: [], error: null }), 'data'],
  ] as const)
    it(`give their referrals: ${what}`, () => {
      const text = JSON.stringify(wrap(referral), undefined, 2);
      const [problem, ...others] = problems(text);
      assert.equal(problem?.code, 'shape.not-a-referral');
      assert.ok(problem?.message.includes(`"${name}"`), problem?.message);
      assert.deepEqual(others, []);
      const [fix] = offers(text, 'shape.not-a-referral');
      assert.match(fix?.title ?? '', /^Take the referrals? out$/);
      const taken: unknown = JSON.parse(applyEdits(text, fix?.edits ?? []));
      assert.deepEqual(Array.isArray(taken) ? taken[0] : taken, referral);
      assert.equal(applyEdits(text, language.fixAll(language.parse(text))), text, 'never by itself');
    });

  it('give all referrals at once', () => {
    const other = { ...referral, id: '2' };
    for (const value of [
      { incoming: [referral], none: [], outgoing: [other] },
      { a: referral, b: other },
      [{ value: [referral, other] }],
      [[referral], [other]],
      [[referral, other]],
      { items: [{ body: referral }, { body: other }] },
    ])
      for (const space of [undefined, 2]) {
        const text = JSON.stringify(value, undefined, space);
        const fixes = offers(text, 'shape.not-a-referral');
        assert.deepEqual(
          fixes.map(({ title, preferred }) => [title, preferred]),
          [['Take the referrals out', true]],
        );
        assert.deepEqual(JSON.parse(applyEdits(text, fixes[0]?.edits ?? [])), [referral, other], text);
      }
  });

  it('give the referrals of a list in a list, whatever they say', () => {
    const text = '[[{ "name": "A" }, { "name": "B" }]]';
    assert.deepEqual(codes(text), ['shape.not-a-referral']);
    const [fix] = offers(text, 'shape.not-a-referral');
    assert.deepEqual(JSON.parse(applyEdits(text, fix?.edits ?? [])), [{ name: 'A' }, { name: 'B' }]);
  });

  it('give all referrals in the order of the text', () => {
    const [one, two] = ['1', '2'].map((id) => JSON.stringify({ id, consent: {} }));
    for (const text of [`{ "20": ${two}, "10": ${one} }`, `{ "a": {}, "b": ${two}, "a": ${one} }`]) {
      const [fix] = offers(text, 'shape.not-a-referral');
      assert.equal(applyEdits(text, fix?.edits ?? []), `[${two},\n${one}]\n`);
    }
  });

  it('leave it to the user which version of a referral to take', () => {
    const { id: _, ...nameless } = referral;
    for (const [value, names] of [
      [{ old: referral, new: { ...referral, status: 'Active' } }, ['old', 'new']],
      [{ before: nameless, after: nameless }, ['before', 'after']],
      [{ responses: [{ body: referral }, { body: referral }] }, ['responses[0].body', 'responses[1].body']],
    ] as const) {
      const text = JSON.stringify(value);
      const fixes = offers(text, 'shape.not-a-referral');
      assert.deepEqual(
        fixes.map(({ title }) => title),
        [...names.map((name) => `Take "${name}" out`), 'Take the referrals out'],
      );
      assert.ok(fixes.every(({ preferred, safe }) => !preferred && !safe));
      const taken = JSON.parse(applyEdits(text, fixes[1]?.edits ?? []));
      assert.deepEqual({ ...taken, status: 'New', id: '1' }, referral);
    }
  });

  it('give the rows of a list, however few names they have', () => {
    const row = { id: '1', name: 'x', status: 'New' };
    for (const [value, rows] of [
      [{ totalCount: 1, items: [row] }, [row]],
      [{ items: [row] }, [row]],
      [{ '@odata.count': 1, records: [{ id: '1', name: 'x' }] }, [{ id: '1', name: 'x' }]],
      [{ totalCount: 2, items: [row, referral] }, [row, referral]],
    ] as const) {
      const text = JSON.stringify(value);
      assert.deepEqual(codes(text), ['shape.not-a-referral'], text);
      const [fix] = offers(text, 'shape.not-a-referral');
      assert.deepEqual(JSON.parse(applyEdits(text, fix?.edits ?? [])), rows);
    }
    assert.deepEqual(offers('{ "totalCount": 0, "items": [] }', 'shape.not-a-referral'), []);
  });

  it('give the referral of an event', () => {
    const text = JSON.stringify({ specversion: '1.0', type: 'a', data: referral });
    const [fix] = offers(text, 'shape.not-a-referral');
    assert.deepEqual(JSON.parse(applyEdits(text, fix?.edits ?? [])), referral);
  });

  it('are patches while another operation is typed', () => {
    const whole = '[{"op":"add","path":"/a","value":1},{"op":"add","path":"/b","value":"c"}]';
    for (let length = '[{"op":"add"'.length; length < whole.length; length++) {
      const found = new Set(codes(whole.slice(0, length)));
      assert.deepEqual([...found], ['shape.not-a-referral', 'syntax.invalid-json'], whole.slice(0, length));
    }
  });

  it('are reported with their errors of syntax', () => {
    assert.deepEqual(codes('[{"op": "replace", "path": "/a" "value": 1}]').sort(), [
      'shape.not-a-referral',
      'syntax.invalid-json',
    ]);
  });

  it('are not referrals, drafts, or anything that is half typed', () => {
    for (const text of [
      '{}',
      '{ "na" }',
      '{ "name": "x", "details": {} }',
      '{ "body": 1 }',
      '{ "items": [] }',
      '{ "data": [{ "id": 1 }] }',
      JSON.stringify([referral, { op: 'add', path: '/x' }]),
      JSON.stringify([{ op: 'add', path: '/x' }, referral]),
      JSON.stringify({ ...referral, error: { code: 'x', message: 'y' } }),
      JSON.stringify({ value: [referral] }),
      JSON.stringify([{ body: referral }, referral]),
      JSON.stringify([{ op: 'add', path: '/x' }, { name: 'x' }]),
      '{ "error": ',
      '{ "message": "',
      '{ "message": "x", "notes": "y" }',
      '{ "code": "x" }',
      '{ "description": "x" }',
      '{ "name": "x", "message": "y" }',
      '{ "name": "x", "error": {} }',
      '{ "type": "Independent", "errors": [], "message": "x" }',
      '{ "title": "x", "status": "',
      '{ "title": "x", "status": "New" }',
      '{ "title": "x", "status": 1 }',
      '{ "code": "x", "message": "y", "target": [] }',
      '{ "type": "Independent", "status": "New", "code": "x", "message": "y" }',
      '{ "name": "x", "details": { "customerProfile": {}, "consent": {} } }',
      '{ "name": "x", "contacts": [{ "id": "1", "name": "y" }], "count": 1 }',
      '{ "country": "DE", "discount": 1, "contacts": [] }',
    ])
      assert.ok(!codes(text).includes('shape.not-a-referral'), text);
  });

  it('stay unnamed if the rule is off', () => {
    const off = problems('{ "error": { "code": "x" } }', undefined, { severities: { 'shape.not-a-referral': 'off' } });
    assert.ok(off.length > 0 && off.every(({ code }) => code !== 'shape.not-a-referral'));
  });
});

describe('ids in the form of the documentation', () => {
  const around = (ids: string) => `{ "id": "1", "eTag": "x", "customerProfile": { "ids": ${ids} } }`;
  for (const [before, after] of [
    ['[{ "Duns": "795986822" }]', '[{ "profileType": "Duns", "id": "795986822" }]'],
    ['[{ "duns": "795986822" }]', '[{ "profileType": "Duns", "id": "795986822" }]'],
    ['[{ "DUNS": 795986822 }]', '[{ "profileType": "Duns", "id": "795986822" }]'],
    ['[{ "External": "C-1" }]', '[{ "profileType": "External", "id": "C-1" }]'],
    [
      '[{ "Duns": "795986822", "External": "C-1" }]',
      '[{ "profileType": "Duns", "id": "795986822" }, { "profileType": "External", "id": "C-1" }]',
    ],
    ['{ "duns": "795986822" }', '[{ "profileType": "Duns", "id": "795986822" }]'],
    ['{ "External": "C-1" }', '[{ "profileType": "External", "id": "C-1" }]'],
  ] as const)
    it(`${before} becomes ${after}`, () => {
      const text = around(before);
      assert.equal(applyEdits(text, language.fixAll(language.parse(text))), around(after));
    });

  it('offer to remove only if nothing else is known', () => {
    const titles = offers(around('[{ "Duns": "795986822" }]'), 'shape.unknown-property').map(({ title }) => title);
    assert.deepEqual(titles, ['Change to { "profileType": "Duns", "id": "795986822" }', 'Remove "Duns"']);
    for (const other of ['[{ "Duns": {} }]', '[{ "Duns": "1", "x": 2 }]', '[{ "Vat": "1" }]'])
      assert.ok(
        !offers(around(other), 'shape.unknown-property').some(({ title }) => title.startsWith('Change')),
        other,
      );
  });
});

describe('the type of a solution', () => {
  const around = (solution: string) =>
    `{ "id": "1", "eTag": "x", "details": { "requirements": { "solutions": [${solution}] } } }`;
  const fixed = (text: string) => applyEdits(text, language.fixAll(language.parse(text)));

  it('may be beside another classification, in both spellings', () => {
    assert.equal(
      fixed(around('{ "Id": "SOL-1", "Type": "Name", "SolutionType": "3P" }')),
      around('{ "id": "SOL-1", "type": "Name", "solutionType": "3P" }'),
    );
    assert.equal(
      fixed(around('{ "SolutionType": "3P", "Type": "Name" }')),
      around('{ "solutionType": "3P", "type": "Name" }'),
    );
    for (const solution of ['{ "Type": "Name", "SolutionType": "3P" }', '{ "type": "Name", "SolutionType": null }'])
      assert.deepEqual([...new Set(codes(around(solution)))], ['shape.documented-spelling'], solution);
    assert.deepEqual(codes(around('{ "type": "Name", "solutionType": "3P" }')), []);
  });

  it('is what the documentation calls SolutionType, if it is alone', () => {
    assert.equal(fixed(around('{ "ID": "x", "SolutionType": "Name" }')), around('{ "id": "x", "type": "Name" }'));
    assert.equal(fixed(around('{ "id": "x", "solutionType": "Name" }')), around('{ "id": "x", "type": "Name" }'));
    assert.equal(fixed(around('{ "id": "x", "solutionType": "category" }')).includes('"type": "Category"'), true);
  });

  it('is explained if only the other classification is given', () => {
    const [problem] = problems(around('{ "id": "x", "solutionType": "3P" }'));
    assert.deepEqual([problem?.code, problem?.severity], ['shape.documented-spelling', 'information']);
    assert.match(problem?.message ?? '', /Add "type"/);
    assert.equal(fixed(around('{ "id": "x", "solutionType": "3P" }')), around('{ "id": "x", "solutionType": "3P" }'));
    for (const solution of ['{ "id": "x", "solutionType": null }', '{ "id": "x", "solutionType": "" }'])
      assert.deepEqual(codes(around(solution)), [], solution);
  });

  it('is sent under the name that is meant', () => {
    const value = { Details: { Requirements: { Solutions: [{ Type: 'Name', SolutionType: '3P' }] } } };
    assert.deepEqual(payload(value, 'create'), {
      details: { requirements: { solutions: [{ type: 'Name', solutionType: '3P' }] } },
    });
  });
});

describe('$schema', () => {
  it('is not a problem, and never sent', () => {
    const value = { $schema: './referral.schema.json', ...referral };
    assert.deepEqual(codes(JSON.stringify(value)), []);
    for (const purpose of ['create', 'update'] as const) assert.ok(!('$schema' in payload(value, purpose)), purpose);
  });
});

describe('answers to $select', () => {
  const list = (names: string, entry: object) =>
    JSON.stringify({ '@odata.context': `https://x/v1.0/$metadata#Referrals(${names})`, value: [entry] });

  it('are not asked for what was not selected', () => {
    assert.deepEqual(codes(list('id,status,customerProfile', { id: '1', status: 'New' })), ['identity.missing-etag']);
    assert.deepEqual(codes(list('id,eTag,substatus', { id: '1', eTag: 'x', substatus: 'Won' })), []);
    assert.deepEqual(codes(list('id,eTag,solutionPlay', { id: '1', eTag: 'x', solutionPlay: 'Migrate SAP' })), []);
    assert.deepEqual(codes(list('name,status,substatus', { name: 'x', status: 'New', substatus: 'Pending' })), []);
    const one = {
      '@odata.context': 'https://x/$metadata#Referrals(id,eTag,status)/$entity',
      id: '1',
      eTag: 'x',
      status: 'New',
    };
    assert.deepEqual(codes(JSON.stringify(one)), []);
  });

  it('are asked for what was selected, and checked as always', () => {
    const entry = { id: '1', eTag: 'x', status: 'New' };
    assert.deepEqual(codes(list('id,eTag,status,substatus', entry)), ['status.missing-substatus']);
    assert.deepEqual(codes(list('id,status', { ...entry, status: 'Nw' })), ['value.unknown']);
    const whole = { '@odata.context': 'https://x/$metadata#Referrals', value: [entry] };
    assert.deepEqual(codes(JSON.stringify(whole)), ['status.missing-substatus']);
  });
});

describe('names of 2018', () => {
  it('are told apart from slips', () => {
    for (const [text, name] of [
      ['{ "id": "1", "eTag": "x", "statusDetail": "Won", "status": "Closed" }', 'substatus'],
      ['{ "id": "1", "eTag": "x", "details": { "estimatedClosingDateTime": null } }', 'closingDateTime'],
      [
        '{ "id": "1", "eTag": "x", "details": { "requirements": { "additionalRequirements": { "attributes": [{ "objectType": "a" }] } } } }',
        'type',
      ],
    ] as const) {
      const [problem] = problems(text, 'shape.unknown-property');
      assert.match(problem?.message ?? '', new RegExp(`It is a name of the 2018 version. Use "${name}"\\.$`));
    }
    const [lost] = problems('{ "id": "1", "eTag": "x", "businessProfileId": "1" }', 'shape.unknown-property');
    assert.match(lost?.message ?? '', /2018 version, which the service no longer has/);
  });
});

describe('parts of a referral', () => {
  it('are said to be part of an update once', () => {
    for (const part of [
      { eTag: 'x', details: { notes: 'n' } },
      { eTag: 'x', status: 'Closed', substatus: 'Won' },
      { updatedDateTime: '2027-01-01T00:00:00Z', status: 'Active', substatus: 'Accepted' },
      { organizationId: 'msft', name: 'x' },
      { registrations: [{ status: 'None' }] },
    ]) {
      const found = problems(JSON.stringify(part), 'shape.missing-property');
      assert.equal(found.length, 1, JSON.stringify(part));
      assert.match(found[0]?.message ?? '', /looks like a part of an existing referral/);
    }
  });

  it('are not drafts that are half typed, nor copies with other values of the service', () => {
    for (const draft of [
      { type: 'Independent' },
      { name: 'x', details: {} },
      { eTag: '' },
      { organizationId: '' },
      {},
    ]) {
      const [problem] = problems(JSON.stringify(draft), 'shape.missing-property');
      assert.match(problem?.message ?? '', /^A new referral needs/, JSON.stringify(draft));
    }
    const whole = { organizationId: 'x', type: 'Independent', customerProfile: {}, consent: {}, details: {} };
    assert.deepEqual(problems(JSON.stringify(whole), 'shape.missing-property'), []);
    const [lost] = problems(JSON.stringify({ ...whole, eTag: 'x' }), 'shape.missing-property');
    assert.match(lost?.message ?? '', /^This has "eTag" but no "id"/);
  });
});

describe('a value whose meaning shows in another type', () => {
  const root = (text: string) => `{ "id": "1", "eTag": "x", ${text} }`;
  const requirements = (text: string) => root(`"details": { "requirements": { ${text} } }`);
  for (const [text, ...right] of [
    [root('"status": { "value": "Active" }, "substatus": "Accepted"'), '"Active"'],
    [root('"customerProfile": { "address": { "country": { "code": "US" } } }'), '"US"'],
    [root('"customerProfile": "Contoso"'), '{ "name": "Contoso" }'],
    [root('"team": "a@b.com"'), '[{ "email": "a@b.com" }]'],
    [root('"team": ["a@b.com"]'), '{ "email": "a@b.com" }'],
    [root('"team": "Anna"')],
    [root('"type": { "a": 1, "b": 2 }')],
    [requirements('"products": "[{\\"id\\":\\"Azure\\"}]"'), '[{"id":"Azure"}]'],
    [requirements('"products": ["[{\\"id\\":\\"Azure\\"}]"]')],
    [requirements('"products": "[Azure"')],
    [
      requirements('"additionalRequirements": { "attributes": ["CustomerMarketplaceIntent"] }'),
      '{ "type": "CustomerMarketplaceIntent" }',
    ],
  ] as const)
    it(`is ${right.join(' or ') || 'for the user to write'} in ${text}`, () => {
      const found = offers(text, 'shape.wrong-type');
      assert.deepEqual(
        found.map(({ title, safe }) => [title, safe]),
        right.map((value) => [`Change to ${value}`, false]),
      );
    });
});
