import assert from 'node:assert/strict';
import { plainLines, plainText } from '../../../src/base/plainText';

describe('plainText', () => {
  const cases: [string, string, string][] = [
    ['an escape sequence', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a C1 control', 'a\u009b2Jb', 'a\\u009b2Jb'],
    ['a change of direction', 'deal\u202egpj', 'deal\\u202egpj'],
    ['an isolate', 'a\u2066b\u2069', 'a\\u2066b\\u2069'],
    ['ordinary letters of any script', 'שלום Łódź 東京 😀', 'שלום Łódź 東京 😀'],
  ];
  for (const [what, text, expected] of cases) it(`shows ${what}`, () => assert.equal(plainText(text), expected));

  it('keeps the lines of a text with several', () => {
    assert.equal(plainText('a\nb'), 'a\\u000ab');
    assert.equal(plainLines('a\r\n\tb\u0007'), 'a\r\n\tb\\u0007');
  });
});
