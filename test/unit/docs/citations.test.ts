import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../scripts/root';
import { jsonSchema } from '../../../src/domain/publish/jsonSchema';
import { resources } from '../../../src/domain/referral/resources';
import { taxonomies } from '../../../src/domain/taxonomy/taxonomies';
import { describeProperty } from '../../../src/language/hover/describeProperty';
import { createReferralLanguage } from '../../../src/language/service';

/** A file of a repository, or a section of one, that a reader of the text cannot open. */
const citation = /\b[\w-]+\.md\b|\bsections? \d/i;

const language = createReferralLanguage();

/** Everything that completion offers at each `|` of these texts. */
const carets = [
  '{ | }',
  '[|]',
  '{ "status": "|" }',
  '{ "solutionArea": "|" }',
  '{ "solutionPlay": "|" }',
  '{ "team": [{ | }] }',
  '{ "target": [|] }',
  '{ "inviteContext": { | } }',
  '{ "inviteContext": { "assistanceRequestCode": "|" } }',
  '{ "customerProfile": { "ids": [|], | } }',
  '{ "details": { "closingDateTime": "|" } }',
  '{ "details": { "requirements": { "additionalRequirements": { "attributes": [|] } } } }',
  '{ "details": { "requirements": { "solutions": [|] } } }',
];

describe('what people read', () => {
  it('cites nothing in hovers that they cannot open', () => {
    for (const resource of resources)
      for (const property of resource.properties) assert.doesNotMatch(describeProperty(property, resource), citation);
    for (const { source } of taxonomies) assert.doesNotMatch(source, citation);
  });

  it('cites nothing in completion that they cannot open', () => {
    for (const marked of carets) {
      const offset = marked.indexOf('|');
      const items = language.complete(language.parse(marked.replaceAll('|', '')), offset);
      assert.ok(items.length > 0, marked);
      for (const item of items) assert.doesNotMatch(JSON.stringify(item), citation, marked);
    }
  });

  it('cites nothing in the schema, the manifest and the pages of the rules that they cannot open', () => {
    assert.doesNotMatch(JSON.stringify(jsonSchema()), citation);
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { contributes: unknown };
    assert.doesNotMatch(JSON.stringify(manifest.contributes), citation);
    const pages = path.join(root, 'docs', 'rules');
    for (const name of readdirSync(pages)) {
      // The list of the rules links to their pages.
      const text = readFileSync(path.join(pages, name), 'utf8').replace(/\]\([^)]*\)/g, ']');
      assert.doesNotMatch(text, citation, name);
    }
  });
});
