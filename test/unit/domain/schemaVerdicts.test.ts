import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { schemaText } from '../../../scripts/schemaText';
import { createSchema, jsonSchema, plainSchema } from '../../../src/domain/publish/jsonSchema';
import { catalogue } from '../../../src/language/rules/index';
import { createReferralLanguage } from '../../../src/language/service';
import type { Problem } from '../../../src/language/types';

const repository = path.resolve(__dirname, '../../..');
const served = path.join(repository, '../shared/api/samples');

/** Errors that the schema must know as well. */
const expressible = new Set([
  'shape.wrong-type',
  'shape.not-a-referral',
  'value.unknown',
  'status.substatus-not-allowed',
  'date.invalid',
  'format.country',
  'format.currency',
  'money.negative-value',
]);

/** Errors that a schema cannot express, and why. */
const inexpressible: Readonly<Record<string, string>> = {
  'syntax.invalid-json': 'a schema is about what was parsed',
  'syntax.duplicate-property': 'a parser keeps one of the two',
  'syntax.too-deep': 'a schema knows no depth',
  'check.limit': 'a schema checks everything',
  'shape.missing-property': 'only a create needs them, and documented names in any case count',
  'status.transition-not-allowed': 'depends on the version known from the service',
  'status.closed-is-final': 'depends on the version known from the service',
  'money.out-of-range': 'a parser makes it Infinity or null',
  'solution.play-not-in-area': 'depends on the fiscal year',
  'identity.duplicate-id': 'depends on other referrals',
};

/** Values that depend on the fiscal year, or on the type beside them: known ones are offered, others let pass. */
const openPlaces = /\/solution(Area|Play)$|\/attributes\/\d+\/id$/;

const language = createReferralLanguage({ today: '2020-01-01T00:00:00Z' });
const validate = new Ajv({
  strict: false,
  allErrors: true,
  keywords: ['markdownDescription', 'enumDescriptions', 'patternErrorMessage', 'defaultSnippets'],
}).compile(jsonSchema());

/** Where the schema says no; `if` only repeats what is wrong below. */
function rejected(value: unknown): Set<string> {
  validate(value);
  const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'if');
  return new Set(
    errors.map(({ instancePath, keyword, params }) => {
      if (keyword === 'additionalProperties') return `${instancePath}/${params.additionalProperty}`;
      if (keyword === 'uniqueItems') return `${instancePath}/${Math.max(params.i, params.j)}/id`;
      return instancePath;
    }),
  );
}

/** Compares the verdicts on one value, place by place. */
function compare(value: unknown): void {
  const text = JSON.stringify(value, null, 2);
  const problems = language.validate(language.parse(text));
  const places = rejected(value);
  const atLeastWarnings = problems.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const flagged = new Set(atLeastWarnings.flatMap(({ path, data }) => [path, ...emptyPaths(path, data?.empty)]));
  for (const place of places) assert.ok(flagged.has(place), `only the schema rejects ${place} in ${text}`);
  // The schema knows the wire's names only.
  const documented = problems.filter(({ code }) => code === 'shape.documented-spelling').map(({ path }) => `${path}/`);
  for (const problem of problems) {
    if (!mustReject(problem) || documented.some((name) => `${problem.path}/`.startsWith(name))) continue;
    assert.ok(places.has(problem.path), `${problem.code} at ${problem.path} passes in ${text}`);
  }
}

/** The texts that one problem at their object reports as empty. */
function emptyPaths(path: string, names: unknown): string[] {
  return Array.isArray(names) ? names.map((name) => `${path}/${name}`) : [];
}

function mustReject({ code, severity, path }: Problem): boolean {
  return severity === 'error' && expressible.has(code) && !(code === 'value.unknown' && openPlaces.test(path));
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** All JSON files below a folder that parse. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.includes('.vscode'))
    .map((name) => path.join(folder, name))
    .filter((file) => parsed(file) !== undefined);
}

/** The value with every part of it replaced, one after another, by every kind of value. */
function* mutations(value: unknown): Generator<unknown> {
  for (const other of ['x', '', 17, -1, true, null, {}, [], { x: 1 }, ['x'], [[]]]) yield other;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const changed of mutations(inner)) {
      yield Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? changed : item))
        : { ...value, [key]: changed };
    }
  }
}

describe('the JSON Schema beside our own checks', () => {
  it('is sorted into what it can and what it cannot express, for every error', () => {
    const errors = [...catalogue].filter(([, severity]) => severity === 'error').map(([code]) => code);
    assert.deepEqual(
      errors.filter((code) => !expressible.has(code) && !(code in inexpressible)),
      [],
    );
    assert.deepEqual(
      [...expressible].filter((code) => code in inexpressible),
      [],
    );
  });

  for (const file of [
    ...filesBelow(path.join(repository, 'samples')),
    ...filesBelow(path.join(repository, 'test/fixtures')),
  ])
    it(`agrees about ${path.relative(repository, file)}`, () => compare(parsed(file)));

  for (const name of ['samples/fabrikam-co-sell.referral.json', 'test/fixtures/workspace/lakeside.referral.json']) {
    it(`agrees about ${name} with any part of it changed`, () => {
      const referral = parsed(path.join(repository, name));
      let count = 0;
      for (const changed of mutations(referral)) {
        // Any scalar in place of the whole is rejected by both, at different lengths.
        compare(changed);
        count++;
      }
      assert.ok(count > 300, `${count} changes`);
    });
  }

  for (const value of [
    [{ status: 'Closed', substatus: 'Pending' }, { status: 'Open' }, 1, null],
    { value: [{ status: 'Closed', substatus: 'Pending' }, { team: {} }] },
    { details: { requirements: { solutions: [{ type: 'Category', id: 'Nothing' }] } } },
    {
      details: {
        requirements: {
          solutions: [
            { type: 'Category', id: null },
            { type: 'Name', id: 'SOL-1' },
          ],
        },
      },
    },
    { details: { dealValue: -1, closingDateTime: '2026-02-30T00:00:00Z' } },
    ...[
      '2024-02-29T12:34Z',
      '2025-02-29T12:34:56Z',
      '2026-04-31T00:00:00.1234567Z',
      '2026-12-31t23:59:59z',
      '2026-12-31T24:00:00Z',
      '2026-12-31T00:00:00+0100',
      '2026-12-31',
      '12/31/2026',
    ].map((closingDateTime) => ({ details: { closingDateTime } })),
    {
      details: {
        currency: 'DEM',
        requirements: { solutions: [{ id: 'SOL-1', currency: 'usd', price: -1, quantity: -1 }] },
      },
    },
    { details: { dealValue: 0, closingDateTime: '0001-01-01T00:00:00Z' } },
    { customerProfile: { address: { country: 'Germany' }, team: [{ email: 'x' }] }, mpnId: 'x' },
    { customerProfile: { address: { country: 'DE' }, team: [{ email: '' }] }, mpnId: '' },
  ]) {
    it(`agrees about ${JSON.stringify(value)}`, () => compare(value));
  }

  describe('on published samples', () => {
    const samples = existsSync(served)
      ? filesBelow(served).filter((file) => !/schema|\.shape|patch|fragment|1[34]-/.test(file))
      : [];

    before(function () {
      if (samples.length > 0) return;
      console.log('    skipped: the published samples are not beside this checkout');
      this.skip();
    });

    it('agrees about all of them', () => {
      assert.ok(samples.length >= 8);
      for (const file of samples) compare(parsed(file));
    });
  });
});

describe('schemas', () => {
  for (const [name, schema] of Object.entries({
    'referral.schema.json': jsonSchema(),
    'referral.plain.schema.json': plainSchema(jsonSchema()),
    'create.schema.json': plainSchema(createSchema()),
  }))
    it(`${name} is what the domain says; "npm run schema" writes it`, () => {
      const file = path.join(repository, 'schemas', name);
      assert.equal(readFileSync(file, 'utf8'), schemaText(schema));
    });
});
