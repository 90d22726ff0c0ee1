import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { createSchema, jsonSchema, plainSchema } from '../../../../src/domain/publish/jsonSchema';
import { referral } from '../../../../src/domain/referral/referral';
import { allResources } from '../allResources';

const repository = path.resolve(__dirname, '../../../..');
const served = path.join(repository, '../shared/api/samples');

/** Published samples that hold a referral, or several, as the service takes or gives them. */
const rightSamples = ['01', '02', '06', '07', '08', '34'];
/** Samples in which a list is a single object, and where. */
const wrongSamples: Readonly<Record<string, string>> = { 30: '/team', 31: '/customerProfile/team' };

interface Node {
  properties?: Record<string, Record<string, unknown>>;
}

describe('the JSON Schema', () => {
  const schema = jsonSchema();
  let validate: ValidateFunction;

  before(() => {
    const ajv = new Ajv({
      strict: false,
      strictSchema: true,
      allErrors: true,
      keywords: ['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'defaultSnippets'],
    });
    validate = ajv.compile(schema);
  });

  function accepts(value: unknown): void {
    assert.ok(validate(value), JSON.stringify(validate.errors, null, 2));
  }

  function rejects(value: unknown, at: string): void {
    assert.ok(!validate(value), `accepted ${JSON.stringify(value)}`);
    const places = validate.errors?.map(({ instancePath }) => instancePath) ?? [];
    assert.ok(places.includes(at), `rejected at ${places.join(', ')}, not at ${at}`);
  }

  it('is plain JSON of draft-07', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema);
    assert.equal(schema.$schema, 'http://json-schema.org/draft-07/schema#');
  });

  it('has every property of every resource, described', () => {
    const nodes: Node[] = [schema as Node, ...Object.values(schema.definitions as Record<string, Node>)];
    for (const { name, properties } of allResources()) {
      const found = nodes.find((node) =>
        properties.every((property) => {
          const own = node.properties?.[property.name];
          return (
            (own?.markdownDescription ?? own?.description) === property.description &&
            own?.readOnly === property.readOnly
          );
        }),
      );
      assert.ok(found, name);
    }
  });

  it('describes each value of an enum', () => {
    const check = (node: unknown): number => {
      if (typeof node !== 'object' || node === null) return 0;
      const { enum: values, enumDescriptions: texts } = node as { enum?: unknown[]; enumDescriptions?: unknown[] };
      if (texts) assert.equal(texts.length, values?.length);
      return Object.values(node).reduce<number>((sum, inner) => sum + check(inner), texts ? 1 : 0);
    };
    assert.ok(check(schema) >= 12);
  });

  for (const file of [
    'samples/contoso-private-deal.referral.json',
    'samples/fabrikam-co-sell.referral.json',
    'test/fixtures/workspace/lakeside.referral.json',
  ]) {
    it(`accepts ${file}`, () => accepts(JSON.parse(readFileSync(path.join(repository, file), 'utf8'))));
  }

  it('rejects what the sample workspace has to fix', () => {
    const file = path.join(repository, 'samples/northwind-with-problems.referral.json');
    const value = JSON.parse(readFileSync(file, 'utf8'));
    for (const place of ['/substatus', '/consent/consentToContact', '/details/requirements/products/0/id'])
      rejects(value, place);
  });

  it('accepts one referral, an array of them and a list response', () => {
    const one = { name: 'A deal', status: 'New', substatus: 'Pending' };
    for (const value of [one, [], [one, one], { value: [one] }, { value: [] }, {}]) accepts(value);
  });

  it('looks into arrays and list responses', () => {
    rejects([{}, { status: 'Open' }], '/1/status');
    rejects({ value: [{ status: 'Open' }] }, '/value/0/status');
    rejects([[]], '/0');
    rejects('New', '');
  });

  it('accepts what the service itself sends: null, empty strings and empty objects for lists', () => {
    accepts(Object.fromEntries(referral.properties.map(({ name }) => [name, null])));
    accepts({
      customerProfile: { size: '', ids: {}, team: [] },
      target: [],
      inviteContext: { assistanceRequestCode: '' },
    });
    accepts({ createdDateTime: '2022-03-01T10:20:30.1234567Z' });
  });

  it('accepts documented names and annotations, and rejects others', () => {
    accepts({
      Status: 'New',
      ETag: '"x"',
      customerProfile: { Name: 'A customer', 'Team@odata.type': 'x' },
      '@odata.context': 'x',
    });
    accepts({ OrganizationId: 'msft', ReferralType: 'Shared', $schema: './x.json' });
    rejects({ whatever: 1 }, '');
    rejects({ customerProfile: { emailAddress: 'x' } }, '/customerProfile');
    rejects({ Details: { closeDate: 'x' } }, '/Details');
    rejects({ Status: 'Open' }, '/Status');
    rejects({ Status: 'Closed', Substatus: 'Pending' }, '/Substatus');
  });

  it('knows plays that belong to other areas, D-U-N-S numbers, roles and tags that come twice', () => {
    rejects({ solutionArea: 'Security', solutionPlay: 'Migrate SAP' }, '/solutionPlay');
    accepts({ solutionArea: 'Security', solutionPlay: 'Data Security' });
    accepts({ solutionArea: 'Modern Work', solutionPlay: 'Run your business securely' });
    rejects({ customerProfile: { ids: [{ profileType: 'Duns', id: '1' }] } }, '/customerProfile/ids/0/id');
    accepts({
      customerProfile: {
        ids: [
          { profileType: 'Duns', id: '' },
          { profileType: 'External', id: '1' },
        ],
      },
    });
    const requirements = (inner: object) => ({ details: { requirements: inner } });
    rejects(requirements({ products: [{ id: 'Azure' }, { id: 'Azure' }] }), '/details/requirements/products');
    rejects(
      requirements({ additionalRequirements: { attributes: [{ type: 'PartnerRole', id: 'Boss' }] } }),
      '/details/requirements/additionalRequirements/attributes/0/id',
    );
  });

  it('has an address, snippets, and a plain form that strict validators take', () => {
    assert.match(String(schema.$id), /^https:.*referral\.schema\.json$/);
    assert.equal((schema.defaultSnippets as unknown[]).length, 6);
    const text = JSON.stringify(plainSchema(schema));
    assert.doesNotMatch(text, /"(markdownDescription|enumDescriptions|patternErrorMessage|defaultSnippets)":/);
    const strict = new Ajv({ strictTypes: false }).compile(plainSchema(schema));
    assert.ok(strict({ status: 'New', substatus: 'Pending' }));
    assert.ok(!strict({ status: 'New', substatus: 'Won' }));
  });

  it('of a create requires what the service needs', () => {
    const strict = new Ajv({ strictTypes: false }).compile(plainSchema(createSchema()));
    const sample = path.join(repository, 'samples/contoso-private-deal.referral.json');
    const whole: Record<string, unknown> = JSON.parse(readFileSync(sample, 'utf8'));
    assert.ok(strict(whole), JSON.stringify(strict.errors));
    for (const name of ['type', 'customerProfile', 'consent', 'details']) {
      const { [name]: _, ...part } = whole;
      assert.ok(!strict(part), name);
    }
    assert.ok(!strict({ ...whole, name: ' ' }));
    assert.ok(!strict({ ...whole, status: 'Open' }));
    assert.ok(!strict([whole]));
    const { type, ...rest } = whole;
    const capitals = Object.fromEntries(
      Object.entries({ ...rest, ReferralType: type }).map(([name, value]) => [
        name[0]?.toUpperCase() + name.slice(1),
        value,
      ]),
    );
    assert.ok(strict(capitals), JSON.stringify(strict.errors));
    assert.ok(!strict({ ...capitals, Name: ' ' }));
  });

  it('knows both properties that the documentation and the service call SolutionType', () => {
    const solutions = (SolutionType: unknown) => ({
      details: { requirements: { solutions: [{ id: 'SOL-1', SolutionType }] } },
    });
    accepts(solutions('Name'));
    accepts(solutions('3P'));
    rejects(solutions(3), '/details/requirements/solutions/0/SolutionType');
  });

  for (const [value, at] of [
    [{ status: 'Open' }, '/status'],
    [{ status: 'closed' }, '/status'],
    [{ type: 'Private' }, '/type'],
    [{ details: { dealValue: '10000' } }, '/details/dealValue'],
    [{ details: { closingDateTime: 'soon' } }, '/details/closingDateTime'],
    [{ details: { requirements: { products: [{ id: 'Outlook' }] } } }, '/details/requirements/products/0/id'],
    [{ details: { requirements: { industries: [{ id: 'Azure' }] } } }, '/details/requirements/industries/0/id'],
    [{ consent: { consentToContact: 'true' } }, '/consent/consentToContact'],
    [{ team: { firstName: 'Ines' } }, '/team'],
    [{ customerProfile: 'Lakeside' }, '/customerProfile'],
    [{ customerProfile: { address: { country: 'UK' } } }, '/customerProfile/address/country'],
    [{ details: { dealValue: -1 } }, '/details/dealValue'],
    [{ details: { currency: 'Euro' } }, '/details/currency'],
    [{ details: { closingDateTime: '2026-02-29T00:00:00Z' } }, '/details/closingDateTime'],
    [
      { details: { requirements: { solutions: [{ type: 'Category', id: 'SOL-1' }] } } },
      '/details/requirements/solutions/0/id',
    ],
    [{ team: [{ email: 'ines' }] }, '/team/0/email'],
    [{ mpnId: 'MPN 1' }, '/mpnId'],
    [{ partnerRole: 'Boss' }, '/partnerRole'],
    [{ status: 'Closed', substatus: 'Pending' }, '/substatus'],
    [{ status: 'Active', substatus: 'Won' }, '/substatus'],
  ] as const) {
    it(`rejects ${JSON.stringify(value)}`, () => rejects(value, at));
  }

  it('takes solution areas, plays and catalog ids of which it has not heard', () => {
    accepts({ solutionArea: 'Something of next year', solutionPlay: 'Unheard of' });
    accepts({ details: { requirements: { solutions: [{ id: 'SOL-12345-ABC', type: 'Name' }] } } });
    accepts({ inviteContext: { assistanceRequestCode: 'SomethingNew' } });
  });

  describe('against published samples', () => {
    before(function () {
      if (existsSync(served)) return;
      console.log('    skipped: the published samples are not beside this checkout');
      this.skip();
    });

    function read(number: string): unknown {
      const file = readdirSync(served).find((name) => name.startsWith(`${number}-`));
      assert.ok(file, `sample ${number} is missing`);
      return JSON.parse(readFileSync(path.join(served, file), 'utf8'));
    }

    for (const number of rightSamples) it(`accepts sample ${number}`, () => accepts(read(number)));

    for (const [number, place] of Object.entries(wrongSamples)) {
      it(`rejects ${place} of sample ${number}`, () => {
        assert.ok(!validate(read(number)));
        assert.ok(validate.errors?.some(({ instancePath }) => instancePath === place));
      });
    }
  });
});
