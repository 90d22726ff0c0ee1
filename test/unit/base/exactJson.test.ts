import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  ExactNumber,
  exactNumber,
  findTooLarge,
  formatJson,
  JsonLimitError,
  parseJson,
  sameNumber,
} from '../../../src/base/exactJson';

const digits = fc.stringMatching(/^\d{1,30}$/);
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.stringMatching(/^(0|[1-9]\d{0,30})$/),
    fc.option(digits, { nil: undefined }),
    fc.option(fc.stringMatching(/^[eE][+-]?\d{1,3}$/), { nil: undefined }),
  )
  .map(([sign, whole, fraction, power]) => sign + whole + (fraction ? `.${fraction}` : '') + (power ?? ''));
const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', '"1.10"', '\\', '1.10', '\\"'));
/** JSON without spaces, with any numbers. */
const { value: json } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    number,
    fc.oneof(fc.string(), key).map((text) => JSON.stringify(text)),
    fc.constantFrom('true', 'false', 'null'),
    fc.array(tie('value')).map((items) => `[${items}]`),
    fc.uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name }).map((entries) => {
      // JavaScript puts names that are indexes first.
      const named = entries.filter(([name]) => !/^\d+$/.test(name));
      return `{${named.map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`;
    }),
  ),
}));

describe('exact JSON', () => {
  it('writes any JSON as it was read, number by number', () => {
    fc.assert(fc.property(json, (text) => assert.equal(formatJson(parseJson(text)), text)));
  });

  it('reads the same values as JSON.parse', () => {
    fc.assert(
      fc.property(json, fc.constantFrom('', ' ', '\n'), (text, space) => {
        const spaced = space + text + space;
        assert.deepEqual(JSON.parse(JSON.stringify(parseJson(spaced))), JSON.parse(JSON.stringify(JSON.parse(spaced))));
      }),
    );
  });

  it('refuses what JSON.parse refuses', () => {
    for (const text of ['', '01', '1.', '[1', '{"a":1.10,}', '1.10 1.10', "'1.10'"]) {
      assert.throws(() => parseJson(text), SyntaxError, text);
    }
  });

  it('keeps the text of a number only if JavaScript would write another one', () => {
    for (const text of ['0', '-1', '48000', '1.5', '1e+21']) assert.equal(typeof exactNumber(text), 'number', text);
    for (const text of [
      '-0',
      '1.10',
      '1E2',
      '1e2',
      '9007199254740993',
      '123456789012345678901.25',
      '1e400',
      '1e-400',
    ]) {
      assert.equal(String(exactNumber(text)), text);
      assert.ok(exactNumber(text) instanceof ExactNumber, text);
    }
  });

  it('compares numbers digit by digit', () => {
    const same = (a: string, b: string): boolean => sameNumber(exactNumber(a), exactNumber(b));
    for (const [a, b] of [
      ['1.10', '1.1'],
      ['1E2', '100'],
      ['100.00e-2', '1'],
      ['-0', '0.0'],
      ['0e7', '0'],
      ['1e400', '10.0e399'],
      ['9007199254740993', '9007199254740993.0'],
    ] as const)
      assert.ok(same(a, b), `${a} ${b}`);
    for (const [a, b] of [
      ['9007199254740993', '9007199254740992'],
      ['1e400', '1e401'],
      ['1e400', '-1e400'],
      ['1.10', '1.11'],
      ['123456789012345678901.25', '123456789012345678901.26'],
      ['1e-400', '0'],
    ] as const)
      assert.ok(!same(a, b), `${a} ${b}`);
  });

  it('refuses JSON beyond its limits, whatever strings hold', () => {
    const limits = { maxDepth: 3, maxValues: 4 };
    for (const text of ['[[[1.10]]]', '{"a":{"b":["[[[[,,,,,\\""]}}', '[1,2,3,4]'])
      assert.ok(parseJson(text, limits), text);
    for (const text of ['[[[[1]]]]', '{"a":[{"b":[]}]}', '[1,2,3,4,5]', '[{},{},{}]'])
      assert.throws(() => parseJson(text, limits), JsonLimitError, text);
  });

  it('finds numbers that are too large, at any depth', () => {
    assert.deepEqual(findTooLarge(parseJson('{"a":[1.10,{"b":1e400}],"c":-1e999,"d":"1e400","e":null}')).map(String), [
      '1e400',
      '-1e999',
    ]);
    assert.deepEqual(findTooLarge(parseJson('[1e308,1.10,null]')), []);
  });

  it('is read by JSON.stringify as before, rounded', () => {
    assert.equal(JSON.stringify(parseJson('[1.10,9007199254740993,1e400]')), '[1.1,9007199254740992,null]');
  });
});
