import assert from 'node:assert/strict';
import { ifMatchValue } from '../../../../src/api/http/ifMatchValue';

describe('ifMatchValue', () => {
  const cases: [eTag: string, value: string | undefined][] = [
    ['"1a"', '"1a"'],
    [' "1a" ', '"1a"'],
    ['W/"1a"', 'W/"1a"'],
    ['1a', '"1a"'],
    ['', undefined],
    [' ', undefined],
    ['*', undefined],
    ['""', undefined],
    ['"1', undefined],
    ['1"', undefined],
    ['"a"b"', undefined],
    ['"a b"', undefined],
    ['a b', undefined],
    ['ä', undefined],
    ['x"a"', undefined],
    ['"a"\r\nX: y', undefined],
  ];
  for (const [eTag, value] of cases)
    it(`${JSON.stringify(eTag)}: ${value}`, () => {
      assert.equal(ifMatchValue(eTag), value);
    });
});
