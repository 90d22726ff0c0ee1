import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import { jsonSchema } from '../../../src/domain/publish/jsonSchema';
import { createReferralLanguage } from '../../../src/language/service';

const repository = path.resolve(__dirname, '../../..');

/** Codes about names, types, values and formats: what a schema can say at all. */
const schemaLayer = new Set([
  ...['shape.unknown-property', 'shape.wrong-type', 'value.unknown', 'value.casing', 'value.duplicate'],
  ...['status.substatus-not-allowed', 'solution.play-not-in-area', 'date.invalid', 'date.not-utc'],
  ...['format.country', 'format.currency', 'format.email', 'format.locale', 'format.partner-id', 'format.duns'],
  ...['money.negative-value'],
]);

const share = 0.95;

/** Values in place of others: of other types, in other spellings, and as people paste them. */
const others: readonly unknown[] = [
  ...['x', '', 17, -1, true, {}, [], { x: 1 }, ['x'], 'UK', 'usd', 'Euro', 'a@b', 'a..b@c.com', 'en_US', 'soon'],
  ...['2026-02-30T00:00:00Z', '2026-12-31T00:00:00+01:00', 'closed', 'Foo', '12 34', 'azure', 'Migrate SAP'],
];

function* mutations(value: unknown): Generator<unknown> {
  yield* others;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const changed of mutations(inner))
      yield Array.isArray(value)
        ? value.map((item, index) => (String(index) === key ? changed : item))
        : { ...value, [key]: changed };
    if (!Array.isArray(value)) yield { ...value, [`${key}X`]: inner };
    else yield [...value, inner];
  }
}

describe("VS Code's JSON service with the schema", () => {
  it('finds nearly all that our own checks find of this kind, and nothing that they let pass', async function () {
    this.timeout(120_000);
    const ours = createReferralLanguage({ today: '2020-01-01T00:00:00Z' });
    const theirs = getLanguageService({});
    theirs.configure({ validate: true, schemas: [{ uri: 'r', fileMatch: ['*'], schema: jsonSchema() as object }] });
    const sample = readFileSync(path.join(repository, 'samples/fabrikam-co-sell.referral.json'), 'utf8');
    let found = 0;
    let all = 0;
    const missed = new Map<string, number>();
    let number = 0;
    for (const changed of mutations(JSON.parse(sample))) {
      // One in three says as much, in a third of the time.
      if (typeof changed !== 'object' || changed === null || Array.isArray(changed) || number++ % 3 !== 0) continue;
      const text = JSON.stringify(changed);
      const document = TextDocument.create('file:///a.json', 'json', 1, text);
      const diagnostics = await theirs.doValidation(document, theirs.parseJSONDocument(document));
      const spans = diagnostics.map(
        ({ range }) => [document.offsetAt(range.start), document.offsetAt(range.end)] as const,
      );
      const problems = ours.validate(ours.parse(text));
      for (const { code, offset, length } of problems) {
        if (!schemaLayer.has(code)) continue;
        all++;
        // A list with a tag twice is marked as a whole.
        if (spans.some(([start = 0, end = 0]) => start < offset + length && offset < end)) found++;
        else missed.set(code, (missed.get(code) ?? 0) + 1);
      }
      for (const [start, end] of spans)
        assert.ok(
          problems.some(({ offset, length }) => start < offset + length && offset < end),
          `only the schema objects to ${text.slice(start, end)} in ${text}`,
        );
    }
    console.log(
      `      ${found} of ${all} found, ${((found / all) * 100).toFixed(1)} %; missed: ${JSON.stringify([...missed])}`,
    );
    assert.ok(all > 300, `${all} problems`);
    assert.ok(found / all >= share, `${found} of ${all}: ${JSON.stringify([...missed])}`);
  });
});
