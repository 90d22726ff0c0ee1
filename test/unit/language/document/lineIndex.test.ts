import assert from 'node:assert/strict';
import { lineIndex } from '../../../../src/language/document/lineIndex';

describe('lineIndex', () => {
  it('counts lines that end in \\n, \\r\\n or \\r, and UTF-16 code units in them', () => {
    const text = 'a\nb\r\n😀c\rd';
    const { positionAt } = lineIndex(text);
    const at = (needle: string) => positionAt(text.indexOf(needle));
    assert.deepEqual(at('a'), { line: 0, character: 0 });
    assert.deepEqual(at('b'), { line: 1, character: 0 });
    assert.deepEqual(at('😀'), { line: 2, character: 0 });
    assert.deepEqual(at('c'), { line: 2, character: 2 });
    assert.deepEqual(at('d'), { line: 3, character: 0 });
  });

  it('has a place for the line ending itself and for the end of the text', () => {
    const { positionAt } = lineIndex('ab\r\ncd\n');
    assert.deepEqual(positionAt(2), { line: 0, character: 2 });
    assert.deepEqual(positionAt(3), { line: 0, character: 3 });
    assert.deepEqual(positionAt(6), { line: 1, character: 2 });
    assert.deepEqual(positionAt(7), { line: 2, character: 0 });
  });

  it('keeps offsets within the text', () => {
    const { positionAt } = lineIndex('a\nbc');
    assert.deepEqual(positionAt(-5), { line: 0, character: 0 });
    assert.deepEqual(positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(lineIndex('').positionAt(0), { line: 0, character: 0 });
  });

  it('agrees with counting by hand at every offset', () => {
    const text = '\n\n{\r\r\n"x": 1}\n\r';
    const { positionAt } = lineIndex(text);
    let line = 0;
    let character = 0;
    for (let offset = 0; offset <= text.length; offset++) {
      assert.deepEqual(positionAt(offset), { line, character }, String(offset));
      const ends = text[offset] === '\n' || (text[offset] === '\r' && text[offset + 1] !== '\n');
      line += ends ? 1 : 0;
      character = ends ? 0 : character + 1;
    }
  });
});
