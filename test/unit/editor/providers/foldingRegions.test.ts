import assert from 'node:assert/strict';
import { foldingRegions } from '../../../../src/editor/providers/foldingRegions';

function folds(...lines: string[]): string[] {
  return foldingRegions(lines.join('\n')).map(({ start, end }) => `${start}-${end}`);
}

describe('folding regions', () => {
  it('are objects and arrays of three lines and more', () => {
    assert.deepEqual(folds('{', '"a": [', '1', '],', '"b": {', '}', '}'), ['0-5', '1-2']);
  });

  it('ignore brackets in strings, also behind escaped quotes', () => {
    assert.deepEqual(folds('{', String.raw`"a": "\"{[",`, '"b": "}"', '}'), ['0-2']);
  });

  it('let a string end with its line', () => {
    assert.deepEqual(folds('{', '"a": "not closed {', '"b": 1', '}'), ['0-2']);
    assert.deepEqual(folds('{', '"a": "escape at the end \\', '"b": 1', '}'), ['0-2']);
  });

  it('do without partners', () => {
    assert.deepEqual(folds('{', '[', '1', '}'), ['0-2']);
    assert.deepEqual(folds(']', '}', '{', '{'), []);
  });

  it('come in the order of their beginnings', () => {
    assert.deepEqual(folds('[{', '"a": 1', '},{', '"b": 1', '}]'), ['0-3', '0-1', '2-3']);
  });
});
