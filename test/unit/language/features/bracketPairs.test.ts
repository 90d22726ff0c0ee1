import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { bracketPairs } from '../../../../src/language/features/bracketPairs';

/** The pairs of a text, as text, level and length of the name before. */
function pairs(text: string): [text: string, level: number, keyLength: number][] {
  return bracketPairs(text).onOneLine.map(({ offset, length, level, keyLength }) => [
    text.slice(offset, offset + length),
    level,
    keyLength,
  ]);
}

describe('brackets of a text', () => {
  it('are pairs if they are on one line, the outermost of several', () => {
    assert.deepEqual(pairs('{\n"a": [{ "b": [] }], "c": {\n}, "d": []\n}'), [
      ['[{ "b": [] }]', 1, 5],
      ['[]', 1, 5],
    ]);
  });

  it('do not count in strings and comments', () => {
    assert.deepEqual(pairs('[\n"]{", /* [ */ // {\n[1], "a\\"]"\n]'), [['[1]', 1, 0]]);
    assert.deepEqual(pairs('[\n["open], 1]\n]'), []);
  });

  it('are of several lines with a comment of several lines, and with any line break', () => {
    for (const text of ['[[/*\n*/], 1]', '[\r[\r]\r]', '[\r\n[\r\n]]']) assert.deepEqual(pairs(text), [], text);
  });

  it('are counted in any text', () => {
    assert.equal(bracketPairs('[[{').depth, 3);
    assert.equal(bracketPairs(']]][').depth, 1);
    for (const text of ['"', '/', '/*', '//', '"\\', '[/', '}/*/']) assert.ok(bracketPairs(text).depth <= 1, text);
  });

  it('are those that a parser finds', () => {
    fc.assert(
      fc.property(fc.json({ depthSize: 'medium' }), fc.constantFrom(0, 1), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        const root = parseTree(text);
        const found = root ? oneLine(text, root) : [];
        assert.deepEqual(
          bracketPairs(text).onOneLine.map(({ offset }) => offset),
          found,
        );
      }),
    );
  });
});

/** Returns the offsets of the outermost objects and arrays without a line break. */
function oneLine(text: string, node: Node): number[] {
  const isPair = node.type === 'object' || node.type === 'array';
  if (isPair && !text.slice(node.offset, node.offset + node.length).includes('\n')) return [node.offset];
  return (node.children ?? []).flatMap((child) => oneLine(text, child));
}
