import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatChecks } from '../../../../src/language/shape/formatChecks';

/** Texts that are nearly right: a right one with a few characters changed. */
function nearly(right: string, signs: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(right.length),
    fc.nat(2),
    fc.string({ unit: fc.constantFrom(...signs), maxLength: 2 }),
  );
  return fc.array(change, { maxLength: 3 }).map((changes) => {
    return changes.reduce((text, [at, count, added]) => text.slice(0, at) + added + text.slice(at + count), right);
  });
}

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  dateTime: nearly('2026-02-28T23:59:59.1234567Z', '0123456789-:.TZ '),
  email: nearly('ada.l-b_c@mail.example9.com', 'a1.-_@"\\ ,'),
  digits: nearly('4863040', '09a. '),
  guid: nearly('f672a4ec-eeb2-44a2-a960-2ddf6fac61dd', '0af-g{} '),
};

describe('the quick check of a format', () => {
  for (const [format, text] of Object.entries(texts)) {
    it(`takes no text for sure that is not right: ${format}`, () => {
      const { isRight, isSure } = formatChecks[format as keyof typeof formatChecks] ?? assert.fail();
      let sure = 0;
      fc.assert(
        fc.property(text, (written) => {
          const codes = Uint16Array.from(`x${written}x`, (_, at) => `x${written}x`.charCodeAt(at));
          if (!isSure?.(codes, 1, written.length + 1)) return;
          sure++;
          assert.ok(isRight(written), written);
        }),
        { numRuns: 5000 },
      );
      assert.ok(sure > 100);
    });
  }
});
