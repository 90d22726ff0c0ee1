import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitAnyText } from '../../../../src/language/document/splitAnyText';
import { splitWellFormed } from '../../../../src/language/document/splitWellFormed';

const good = [
  '{"a":1}',
  ' [ ] ',
  '[{"a":{"b":[1,"]"]}},\n\t{"c":"\\"{\\\\"}]\r\n',
  '{"@odata.context":"x:{","value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":"y"}',
  '{ "value" : [ ] }',
  '{"VALUE":[[1],{"value":[{}]}]}',
  '{"a":{"value":[{}]}}',
  '{"a":"\\"value\\":[","b":{}}',
  '[[1,2],[{"a":":"}]]',
  '[{"ß":"€😀\ud800"},{"b":"\\€"},{"c":"ł"}]',
];

describe('splitWellFormed', function () {
  // Thousands of random texts; a busy machine takes its time.
  this.timeout(60_000);
  it('answers for well-formed texts', () => {
    for (const text of good.slice(0, 5)) assert.ok(splitWellFormed(text), text);
  });

  it('leaves to others what is not', () => {
    for (const text of [
      '',
      '5',
      '[1]',
      '[{}',
      '{}}',
      '{} x',
      '[{]}',
      '["a\n"]',
      '[{"a":"x\\',
      '[{},]',
      '{"value":[{}]',
      `[${'['.repeat(64)}`,
    ]) {
      assert.equal(splitWellFormed(text), undefined, text);
    }
  });

  it('agrees with the patient one wherever it answers', () => {
    const part = fc.constantFrom(
      ...'{}[]",:\\ \n\ta5'.split(''),
      '"value"',
      '"value":[',
      '{"a":1}',
      '\\"',
      '\\\n',
      '""',
    );
    const any = fc.oneof(
      fc.array(part, { maxLength: 30 }).map((parts) => parts.join('')),
      fc.json(),
      fc.json().map((text) => `[{"a":${text}},{"b":${text}}]`),
      fc.json().map((text) => `{"x":${text},"value":[{"a":${text}}],"y":${text}}`),
      fc
        .tuple(fc.constantFrom(...good), fc.nat(80), part)
        .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at)),
      fc
        .tuple(fc.constantFrom(...good), fc.nat(80), fc.nat(3))
        .map(([text, at, cut]) => text.slice(0, at) + text.slice(at + cut)),
    );
    fc.assert(
      fc.property(any, (text) => {
        const quick = splitWellFormed(text);
        if (quick) assert.deepEqual(quick, splitAnyText(text));
      }),
      { numRuns: 100_000, examples: good.map((text): [string] => [text]) },
    );
  });
});
