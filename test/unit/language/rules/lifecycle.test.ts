import assert from 'node:assert/strict';
import { parseJson } from '../../../../src/base/exactJson';
import { statusTable } from '../../../../src/domain/referral/statusMachine';
import type { ReferralLanguageOptions } from '../../../../src/language/referralLanguage';
import type { KnownReferral } from '../../../../src/language/types';
import { flags, passes, problems } from '../markers';

const options = (known: KnownReferral | undefined): ReferralLanguageOptions => ({
  today: '2026-11-23T00:00:00Z',
  known: (id) => (id === '1' ? known : undefined),
});
const withStatus = (status: string) => `{ "id": "1", "status": ${status} }`;

describe('status.substatus-not-allowed', () => {
  const code = 'status.substatus-not-allowed';

  it('gives way if the referral is closed: it can take no status that the message would offer', () => {
    const body = { id: '1', status: 'Closed', substatus: 'Won' };
    const text = '{ "id": "1", "status": "Closed", "substatus": «"Accepted"» }';
    const closed = options({ status: 'Closed', substatus: 'Won', body });
    flags('status.closed-is-final', text, /Put back/, closed);
    passes(code, text.replace(/[«»]/g, ''), closed);
    flags(code, text, /or change the status to "Active"\.$/, options({ status: 'Active' }));
    flags(code, text, /or change the status to "Active"\.$/, options(undefined));
  });
});

describe('status.transition-not-allowed', () => {
  const code = 'status.transition-not-allowed';

  it('flags exactly what the table does not have', () => {
    for (const { status: from, transitions } of statusTable) {
      for (const { status: to } of statusTable) {
        const found = problems(withStatus(`"${to}"`), code, options({ status: from }));
        assert.equal(found.length, transitions.includes(to) ? 0 : 1, `${from} to ${to}`);
      }
    }
  });

  it('flags the status and names the version known and when it was seen', () => {
    const known = { status: 'Active', substatus: 'Accepted', seen: '2026-11-20T14:05:00Z' };
    const [problem] = flags(
      code,
      withStatus('«"New"»'),
      /is Active · Accepted \(checked 2026-11-20 14:05 UTC\), so it can't become New\. Use "Active" or "Closed"/,
      options(known),
    );
    assert.equal(problem?.severity, 'error');
    flags(code, '{ "ID": "1", "Status": «"new"» }', /is Active, so/, options({ status: 'Active' }));
    flags(code, withStatus('«"Active"»'), /Keep "Closed"/, options({ status: 'Closed', substatus: 'Won' }));
    flags(code, '[{ "id": "2", "status": "New" }, { "id": "1", "status": «"New"» }]', undefined, options(known));
  });

  it('asks again at each validation', () => {
    let known: KnownReferral | undefined;
    const asking = { known: () => known };
    passes(code, withStatus('"New"'), asking);
    known = { status: 'Active' };
    flags(code, withStatus('«"New"»'), undefined, asking);
  });

  it('passes if nothing is known, nothing is said, or it is not a status', () => {
    passes(code, withStatus('"New"'), options(undefined));
    passes(code, withStatus('"New"'), options({}));
    passes(code, withStatus('"New"'), options({ status: 'None' }));
    passes(code, withStatus('"New"'), options({ status: 'Foo' }));
    passes(code, withStatus('"Foo"'), options({ status: 'Closed' }));
    passes(code, withStatus('null'), options({ status: 'Closed' }));
    passes(code, withStatus('5'), options({ status: 'Closed' }));
    passes(code, '{ "id": "2", "status": "New" }', options({ status: 'Closed' }));
    passes(code, '{ "id": 1, "status": "New" }', options({ status: 'Closed' }));
    passes(code, '{ "status": "New" }', options({ status: 'Closed' }));
  });
});

describe('status.closed-is-final', () => {
  const code = 'status.closed-is-final';

  it('tells numbers apart digit by digit, whatever their spelling', () => {
    const body = parseJson('{"id":"1","status":"Closed","details":{"dealValue":9007199254740993}}');
    const text = (value: string) => `{ "id": "1", "status": "Closed", "details": { "dealValue": ${value} } }`;
    const closed = options({ status: 'Closed', body });
    for (const same of ['9007199254740993', '9007199254740993.0', '9.007199254740993e15']) {
      assert.deepEqual(problems(text(same), code, closed), [], same);
    }
    const [problem] = problems(text('9007199254740992'), code, closed);
    assert.equal(String(problem?.data?.known), '9007199254740993');
  });
  const body = {
    id: '1',
    status: 'Closed',
    substatus: 'Won',
    name: 'Contoso',
    statusReason: null,
    eTag: '"a"',
    updatedDateTime: '2026-11-01T00:00:00Z',
    details: { notes: '', dealValue: 5, currency: 'USD', closingDateTime: '2026-10-01T00:00:00.0000000Z' },
    team: [{ firstName: 'Ada', lastName: 'Lovelace', email: 'ada@contoso.com' }],
    target: [],
    links: { self: { uri: 'https://example.org', method: 'GET' } },
  };
  const known = options({ status: 'Closed', substatus: 'Won', seen: '2026-11-20T14:05:00Z', body });
  const rest = '"id": "1", "status": "Closed", "substatus": "Won"';

  it('flags each change of a closed referral', () => {
    const [problem] = flags(code, `{ ${rest}, "name": «"Fabrikam"» }`, /Closed · Won \(checked 2026-11-20/, known);
    assert.equal(problem?.severity, 'error');
    assert.equal(problem?.data?.known, 'Contoso');
    flags(
      code,
      '{ "id": "1", "status": "Closed", "substatus": «"Lost"», "statusReason": «"Price"» }',
      undefined,
      known,
    );
    flags(code, `{ ${rest}, "Name": «"Fabrikam"» }`, undefined, known);
    flags(code, `{ ${rest}, "target": «[{ "type": "BusinessProfileLocation", "id": "msft" }]» }`, undefined, known);
  });

  it('flags the deepest single value that differs, else what holds them', () => {
    flags(
      code,
      `{ ${rest}, "details": { "dealValue": «6», "currency": "USD", "closingDateTime": "2026-10-01T00:00:00Z" } }`,
      undefined,
      known,
    );
    flags(
      code,
      `{ ${rest}, "team": [{ "FirstName": "Ada", "lastName": "Lovelace", "email": «"a@contoso.com"» }] }`,
      undefined,
      known,
    );
    flags(code, `{ ${rest}, "details": «{ "dealValue": 6, "currency": "EUR" }» }`, undefined, known);
    flags(code, `{ ${rest}, "details": «{ "dealValue": 5 }» }`, undefined, known);
    flags(code, `{ ${rest}, "team": «[]» }`, undefined, known);
  });

  it('leaves another status to the rule about transitions', () => {
    const text = '{ "id": "1", "status": "Active", "substatus": "Accepted", "name": «"Fabrikam"» }';
    flags(code, text, undefined, known);
    flags(
      'status.transition-not-allowed',
      '{ "id": "1", "status": «"Active"», "substatus": "Accepted" }',
      undefined,
      known,
    );
  });

  it('passes what is the same, and what the service sets itself', () => {
    passes(code, JSON.stringify(body), known);
    passes(
      code,
      `{ ${rest}, "name": "Contoso", "statusReason": "", "eTag": "b", "updatedDateTime": null, "inviteContext": {}, "target": null, "mpnId": "",
         "@odata.context": "x", "links": {}, "direction": "Incoming", "tags": [],
         "Details": { "Notes": null, "DealValue": 5, "Currency": "USD", "ClosingDateTime": "2026-10-01T02:00:00+02:00" } }`,
      known,
    );
    passes(code, '{ "id": "1" }', known);
  });

  it('passes HTML escapes, as the service may write them', () => {
    const closed = { id: '1', status: 'Closed', name: 'Fish &amp; Chips', customerProfile: { name: 'Salt &#38; Co ' } };
    const file = { id: '1', status: 'Closed', name: 'Fish & Chips', customerProfile: { name: 'Salt & Co' } };
    passes(code, JSON.stringify(file), options({ status: 'Closed', body: closed }));
    passes(code, JSON.stringify(closed), options({ status: 'Closed', body: file }));
    const text = '{ "id": "1", "status": "Closed", "name": «"Fish & Chip"» }';
    flags(code, text, undefined, options({ status: 'Closed', body: closed }));
  });

  it('passes role, area and play in their other place', () => {
    const attribute = { type: 'SolutionArea', id: 'Security' };
    const details = { requirements: { additionalRequirements: { attributes: [attribute] } } };
    const closed = { id: '1', status: 'Closed', substatus: 'Won' };
    const atRoot = { ...closed, solutionArea: 'Security' };
    const asAttribute = { ...closed, details };
    passes(code, JSON.stringify(atRoot), options({ status: 'Closed', body: asAttribute }));
    passes(code, JSON.stringify(asAttribute), options({ status: 'Closed', body: atRoot }));
    const text = `{ ${rest}, "solutionArea": «"Modern Work"» }`;
    flags(code, text, undefined, options({ status: 'Closed', body: asAttribute }));
  });

  it('passes if the service has it open, or the body is not known', () => {
    passes(code, '{ "id": "1", "name": "Fabrikam" }', options({ status: 'Active', body }));
    passes(code, '{ "id": "1", "name": "Fabrikam" }', options({ status: 'Closed' }));
    passes(code, '{ "id": "1", "name": "Fabrikam" }', options({ status: 'Closed', body: 'x' }));
    passes(code, '{ "id": "2", "name": "Fabrikam" }', known);
  });
});
