import assert from 'node:assert/strict';
import { isResource, type Resource } from '../../../src/domain/model/resource';
import { referral } from '../../../src/domain/referral/referral';
import { createReferralLanguage } from '../../../src/language/service';
import type { CompletionItem } from '../../../src/language/types';
import { submitReferral } from '../../../src/sync/submit/submitReferral';
import { memoryApi } from '../sync/memoryApi';
import { memoryBaselines } from '../sync/memoryBaselines';
import { memoryFile } from '../sync/memoryFile';
import { fillSnippet } from './fillSnippet';

/** Problems of an insertion that no template and no skeleton may have, filled in or not. */
const broken = /^(syntax\.|shape\.(unknown-property|wrong-type|documented-spelling|not-a-referral)$|value\.casing$)/;

/** A text with the caret at `|` in each object and list of a referral, to any depth; around it only what leads there. */
function* carets(resource: Resource, wrap: (inner: string) => string, above: readonly Resource[]): Generator<string> {
  yield wrap('{ | }');
  for (const { list, name, type } of resource.properties) {
    if (!isResource(type) || above.includes(type)) continue;
    const within = (inner: string) => wrap(`{ ${JSON.stringify(name)}: ${inner} }`);
    if (list) yield within('[|]');
    yield* carets(type, list ? (inner) => within(`[${inner}]`) : within, [...above, type]);
  }
}

const places = [
  ...['|', '[|]', '{ "value": [|] }', '[{ "name": "a" }, |]'],
  ...carets(referral, (inner) => inner, [referral]),
];

describe('whatever completion inserts', () => {
  const language = createReferralLanguage({ today: () => new Date('2026-11-23T10:00:00Z') });

  /** The text after an item is accepted and no tab stop is filled in. */
  function accepted(text: string, { insertText, isSnippet, replace }: CompletionItem): string {
    const inserted = isSnippet ? fillSnippet(insertText).text : insertText;
    return text.slice(0, replace.offset) + inserted + text.slice(replace.offset + replace.length);
  }

  function* insertions(): Generator<{ place: string; label: string; text: string }> {
    for (const place of places) {
      const text = place.replace('|', '');
      for (const item of language.complete(language.parse(text), place.indexOf('|')))
        yield { place, label: item.label, text: accepted(text, item) };
    }
  }

  const placeholders = (text: string) => text.match(/"<[^"<>]+>"/g) ?? [];

  it('is JSON of the right shape in every place, and each placeholder in it is a problem', function () {
    this.timeout(120_000);
    let count = 0;
    for (const { label, place, text } of insertions()) {
      count++;
      const where = `${label} in ${place}: ${text}`;
      assert.doesNotThrow(() => JSON.parse(text), where);
      const problems = language.validate(language.parse(text));
      const codes = problems.map(({ code }) => code);
      assert.deepEqual(
        codes.filter((code) => broken.test(code)),
        [],
        where,
      );
      const drafts = problems.filter(({ code }) => code === 'draft.placeholder');
      assert.deepEqual(
        drafts.map(({ offset, length }) => text.slice(offset, offset + length)),
        placeholders(text),
        where,
      );
    }
    assert.ok(count > 250, `${count} insertions`);
  });

  it('is not submitted before each placeholder in it is filled in', async function () {
    this.timeout(120_000);
    let count = 0;
    for (const { label, place, text } of insertions()) {
      const only = placeholders(text);
      if (only.length === 0 || place.startsWith('[') || place.includes('"value"')) continue;
      count++;
      const api = memoryApi();
      const services = { api: api.api, baselines: memoryBaselines(), clock: () => new Date('2026-06-01T12:00:00Z') };
      // The last one alone is enough.
      const left = only.slice(0, -1).reduce((before, each) => before.replace(each, '"typed"'), text);
      for (const draft of new Set([text, left])) {
        const { file, state } = memoryFile(draft);
        const { outcome } = await submitReferral(services, file);
        assert.deepEqual([outcome, api.calls, state.text], ['invalid', [], draft], `${label} in ${place}`);
      }
    }
    assert.ok(count > 50, `${count} drafts`);
  });
});
