import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getLocation } from 'jsonc-parser';
import { customerMarketplaceIntent } from '../../../src/domain/customerMarketplaceIntent';
import { isResource } from '../../../src/domain/isResource';
import { isVocabulary } from '../../../src/domain/isVocabulary';
import { partnerRole } from '../../../src/domain/partnerRole';
import { referral } from '../../../src/domain/referral';
import type { Property, Resource } from '../../../src/domain/resource';
import { solutions } from '../../../src/domain/solutions';
import { taxonomyFY25 } from '../../../src/domain/taxonomyFY25';
import { createReferralLanguage } from '../../../src/language/service';
import { fillSnippet } from './fillSnippet';

interface Snippet {
  prefix: string;
  description: string;
  body: string[];
}

const file = path.resolve(__dirname, '../../../snippets/referral.json');
const snippets: Record<string, Snippet> = JSON.parse(readFileSync(file, 'utf8'));

/** Where a snippet stands: `@` is its place. */
const root = '{ "id": "1", "eTag": "1", @ }';
const requirements = (inner: string) => `{ "id": "1", "eTag": "1", "details": { "requirements": { ${inner} } } }`;
const places: Readonly<Record<string, string>> = {
  'referral-private': '@',
  'referral-partner-led': '@',
  'referral-co-sell': '@',
  'referral-services-co-sell': '@',
  'referral-for-microsoft': '@',
  'referral-lead': '@',
  'referral-part-customer-profile': root,
  'referral-part-address': '{ "id": "1", "eTag": "1", "customerProfile": { @ } }',
  'referral-part-ids': '{ "id": "1", "eTag": "1", "customerProfile": { @ } }',
  'referral-part-size': '{ "id": "1", "eTag": "1", "customerProfile": { @ } }',
  'referral-part-team': root,
  'referral-part-member': '{ "id": "1", "eTag": "1", "team": [@] }',
  'referral-part-contact-preference': '{ "id": "1", "eTag": "1", "team": [{ @ }] }',
  'referral-part-consent': root,
  'referral-part-status-new': root,
  'referral-part-status-active': root,
  'referral-part-status-closed': root,
  'referral-part-details': root,
  'referral-part-requirements': '{ "id": "1", "eTag": "1", "details": { @ } }',
  'referral-part-product': requirements('"products": [@]'),
  'referral-part-service': requirements('"services": [@]'),
  'referral-part-industry': requirements('"industries": [@]'),
  'referral-part-solution-category': requirements('"solutions": [@]'),
  'referral-part-solution': requirements('"solutions": [@]'),
  'referral-part-invite-context': root,
  'referral-part-target-solution': root,
  'referral-part-target-microsoft': root,
  'referral-part-additional-requirements': requirements('@'),
  'referral-part-marketplace-intent': requirements('"additionalRequirements": { "attributes": [@] }'),
  'referral-part-solution-play': root,
};

const attributes: Readonly<Record<string, readonly string[]>> = {
  CustomerMarketplaceIntent: customerMarketplaceIntent.values,
  PartnerRole: partnerRole.values,
  SolutionArea: taxonomyFY25.areas,
  SolutionPlay: taxonomyFY25.plays,
};

/** Lists of choices that leave values out on purpose. */
const partial = new Set(['qualification', 'substatus']);

describe('the snippets', () => {
  it('are those that this test knows the places of, each prefix once', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    assert.deepEqual(prefixes.sort(), Object.keys(places).sort());
  });

  const language = createReferralLanguage({ taxonomy: 'FY25' });

  for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
    describe(name, () => {
      const filled = fillSnippet(body.join('\n'));
      const [before = '', after = ''] = (places[prefix] ?? '@').split('@');
      const text = before + filled.text + after;

      it('is described and has tab stops in reading order', () => {
        assert.match(description, /^[A-Z].*\.$/);
        assert.deepEqual(filled.stops, [...filled.stops.slice(0, -1).map((_, index) => index + 1), 0]);
      });

      it('is valid JSON with nothing to warn about', () => {
        JSON.parse(text);
        const problems = language
          .validate(language.parse(text))
          .filter(({ severity }) => severity === 'error' || severity === 'warning');
        assert.deepEqual(problems, []);
      });

      it('offers what the vocabularies allow', () => {
        for (const { offset, values } of filled.choices) {
          const location = getLocation(text, before.length + offset).path;
          const allowed = allowedAt(JSON.parse(text), location);
          const where = location.join('/');
          for (const value of values) assert.ok(allowed.includes(value), `${value} at ${where}`);
          if (!partial.has(String(location.at(-1)))) assert.deepEqual([...values].sort(), [...allowed].sort(), where);
        }
      });

      it('repeats no value that it has offered twice', () => {
        for (const { values } of filled.choices) assert.equal(new Set(values).size, values.length);
      });
    });
  }
});

/** The values that the domain allows at a place of a referral. */
function allowedAt(value: unknown, location: readonly (string | number)[]): readonly string[] {
  let resource: Resource = referral;
  let property: Property | undefined;
  let parent: unknown = value;
  let inner: unknown = value;
  for (const segment of location) {
    parent = inner;
    inner = (inner as Record<string, unknown>)[segment];
    if (typeof segment === 'number') continue;
    property = resource.property(segment);
    assert.ok(property, `no property ${segment} in ${resource.name}`);
    if (isResource(property.type)) resource = property.type;
  }
  const { type } = parent as { type?: string };
  if (property?.type === 'boolean') return ['true', 'false'];
  if (property && isVocabulary(property.type)) return property.type.values;
  if (property?.name === 'solutionArea') return taxonomyFY25.areas;
  if (property?.name === 'solutionPlay') return taxonomyFY25.plays;
  if (resource.name === 'SolutionTag' && type === 'Category') return solutions.values;
  return attributes[type ?? ''] ?? [];
}
