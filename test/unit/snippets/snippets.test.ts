import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { referralSnippets, type Snippet } from '../../../scripts/referralSnippets';
import { referralTemplates } from '../../../src/domain/publish/referralTemplates';
import { createReferralLanguage } from '../../../src/language/service';
import { fillSnippet } from './fillSnippet';

const file = path.resolve(__dirname, '../../../snippets/referral.json');
const snippets: Record<string, Snippet> = JSON.parse(readFileSync(file, 'utf8'));

const root = '{ @ }';
const requirements = (inner: string) => `{ "details": { "requirements": { ${inner} } } }`;

/** Places that fit each part; `@` marks the caret. A whole deal fits an empty file and a list. */
const places: Readonly<Record<string, string>> = {
  Address: '{ "customerProfile": { @ } }',
  'Customer IDs': '{ "customerProfile": { @ } }',
  'Customer size': '{ "customerProfile": { @ } }',
  'Team member': '{ "team": [@] }',
  'Contact preference': '{ "team": [{ @ }] }',
  Requirements: '{ "details": { @ } }',
  Product: requirements('"products": [@]'),
  Service: requirements('"services": [@]'),
  Industry: requirements('"industries": [@]'),
  Solution: requirements('"solutions": [@]'),
  'Purchase intent': requirements('@'),
};

/** What a part in an otherwise empty deal cannot help: the rest of the deal is missing. */
const unrelated = /^(shape\.missing-property|engagement\.co-sell-incomplete|status\.missing-status)$/;

describe('the snippets', () => {
  it('are as the table of templates and parts says; if not, run "npm run snippets"', () => {
    assert.deepEqual(snippets, JSON.parse(JSON.stringify(referralSnippets())));
  });

  it('have no prefix: VS Code would offer them inside every string', () => {
    for (const [name, snippet] of Object.entries(snippets)) assert.ok(!('prefix' in snippet), name);
  });

  const language = createReferralLanguage({ taxonomy: 'FY25' });

  for (const [name, { description, body }] of Object.entries(snippets)) {
    describe(name, () => {
      const filled = fillSnippet(body.join('\n'));
      const isDeal = referralTemplates.some(({ label }) => label === name);

      it('is described and has tab stops in reading order', () => {
        assert.match(description, /^[A-Z].*\.$/);
        assert.deepEqual(filled.stops, [...filled.stops.slice(0, -1).map((_, index) => index + 1), 0]);
      });

      for (const place of isDeal ? ['@', '[@]', '{ "value": [@] }'] : [places[name] ?? root]) {
        it(`asks for what only the user knows, and nothing else, in ${place}`, () => {
          const text = place.replace('@', () => filled.text);
          JSON.parse(text);
          const problems = language.validate(language.parse(text)).filter(({ code }) => !unrelated.test(code));
          const found = problems.map(({ offset, length }) => text.slice(offset, offset + length));
          assert.deepEqual(
            problems.map(({ code }) => code).filter((code) => code !== 'draft.placeholder'),
            [],
          );
          assert.deepEqual(found, text.match(/"<[^"<>]+>"/g) ?? []);
        });
      }
    });
  }
});
