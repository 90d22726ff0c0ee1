import assert from 'node:assert/strict';
import fc from 'fast-check';
import { characterCodes } from '../../../../../src/language/document/reader/characterCodes';

describe('characterCodes', () => {
  it('holds each code unit of the part that was asked for, whatever was asked before', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', 'ä', '\u0122', '漢', '\ud83d', '😀', '\n'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, fc.nat(60), fc.nat(60)), { maxLength: 6 }), (parts) => {
        for (const [part, from, count] of parts) {
          const start = Math.min(from, part.length);
          const end = Math.min(part.length, start + count);
          const { codes, origin } = characterCodes(part, start, end);
          for (let at = start; at < end; at++) assert.equal(codes[at - origin], part.charCodeAt(at));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('ends a text with a zero, also one that is longer than all before', () => {
    for (const length of [0, 10, 20_000, 100_000, 10]) {
      const text = 'x'.repeat(length);
      const { codes, origin } = characterCodes(text, 0, length);
      assert.equal(codes[length - origin], 0);
      assert.equal(codes[length - 1 - origin], length === 0 ? undefined : 0x78);
    }
  });
});
