import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { jsonSchema } from '../../../src/domain/publish/jsonSchema';
import { looksLikeReferral } from '../../../src/language/looksLikeReferral';

const root = path.join(__dirname, '../../..');
const samples = path.join(root, '../shared/api/samples');

const referral = {
  name: 'Harbor Mills warehouse robots',
  type: 'Independent',
  qualification: 'SalesQualified',
  customerProfile: { name: 'Harbor Mills' },
  consent: { consentToContact: true },
};

const documented = {
  Name: 'Harbor Mills',
  ReferralType: 'Shared',
  Status: 'Active',
  Substatus: 'Accepted',
  CustomerProfile: { Name: 'Harbor Mills' },
};

describe('a JSON text that holds referrals', () => {
  const yes: Record<string, unknown> = {
    'one referral': referral,
    'an array': [referral, referral],
    'a list response': { '@odata.context': 'x', value: [referral], '@odata.nextLink': 'y' },
    'the documented spelling': documented,
    'capitals throughout': { STATUS: 'New', SUBSTATUS: 'Pending' },
    'a status with its substatus': { name: 'A', status: 'Closed', substatus: 'Won' },
    'an answer of the service': { id: 'x', engagementId: 'y', status: 'New', substatus: 'Received', team: [] },
  };
  for (const [title, value] of Object.entries(yes)) {
    it(`is told: ${title}`, () => assert.ok(looksLikeReferral(JSON.stringify(value))));
  }

  it('is told while it is half written, with comments, and whatever the line ends', () => {
    const text = JSON.stringify(referral, null, 2);
    for (const broken of [text.slice(0, -20), `// mine\n${text}`, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`])
      assert.ok(looksLikeReferral(broken), broken);
  });

  const no: Record<string, unknown> = {
    nothing: {},
    'an empty list': { value: [] },
    'a package': { name: 'status', version: '1.0.0', type: 'module', description: 'x', team: [], target: 'es2022' },
    'compiler options': { compilerOptions: { target: 'ES2022', types: [] }, include: ['src'] },
    'a JSON Schema': jsonSchema(),
    'a PATCH': [
      { op: 'replace', path: '/status', value: 'Active' },
      { op: 'replace', path: '/substatus', value: 'Accepted' },
    ],
    'a PATCH with a value from a referral': [{ op: 'add', path: '/customerProfile', value: referral }],
    'an error': { code: 400, message: 'substatus', details: [{ target: 'consent' }] },
    'a consent of another kind': { consent: { cookies: true }, status: 'Active', type: 'Independent' },
    'a customer of another kind': { customerProfile: { name: 'A' }, orders: [] },
    'a substatus of another kind': { status: 'running', substatus: 'waiting for input' },
    'a list whose entries differ': [referral, { name: 'a-package' }],
    'text about referrals': 'customerProfile engagementId "substatus":',
  };
  for (const [title, value] of Object.entries(no)) {
    it(`is told from others: ${title}`, () => assert.ok(!looksLikeReferral(JSON.stringify(value))));
  }

  it('is told from anything at all', () => {
    for (const text of [
      '',
      '[',
      '{"substatus":',
      '"consent": 1',
      `{"consent":${'['.repeat(10_000)}`,
      '\u0000"consent":',
    ])
      assert.equal(looksLikeReferral(text), false);
  });

  it('is told from the files of a project', () => {
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.json', 'snippets/referral.json'])
      assert.ok(!looksLikeReferral(readFileSync(path.join(root, file), 'utf8')), file);
  });

  it('is told among real payloads', function () {
    if (!existsSync(samples)) {
      console.log(`      (skipped: no ${samples})`);
      return this.skip();
    }
    for (const file of readdirSync(samples).filter((name) => name.endsWith('.json'))) {
      const expected = !/patch|error|webhook|fragment|schema/.test(file);
      assert.equal(looksLikeReferral(readFileSync(path.join(samples, file), 'utf8')), expected, file);
    }
  });

  it('is told of long texts as well', () => {
    // Of 40 MB, far beyond mocha's limit for what looks at a text more than a few times.
    const text = JSON.stringify({ value: Array(20_000).fill({ ...referral, details: { notes: 'x'.repeat(2000) } }) });
    assert.ok(looksLikeReferral(text));
    assert.ok(!looksLikeReferral(text.replaceAll('customerProfile', 'profile').replaceAll('consent', 'agreed')));
  });
});
