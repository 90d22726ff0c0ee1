import assert from 'node:assert/strict';
import { hardWords } from '../../../scripts/plainWords';

const wordsOf = (file: string, text: string) => hardWords(file, text).map(({ line, word }) => `${line} ${word}`);

describe('the list of hard words', () => {
  it('finds them in comments, names, texts and documents, with their lines', () => {
    const text = '/** Whoever asks. */\nconst nobody = "is to be sent";\n// What stands here.\n';
    assert.deepEqual(wordsOf('src/a.ts', text), ['1 whoever', '2 nobody', '2 is to be', '3 stands']);
    assert.deepEqual(wordsOf('docs/a.md', 'Made anew, but for one that is no file.'), [
      '1 anew',
      '1 but for',
      '1 is no',
    ]);
  });

  it('takes "where" for a condition, except after a word that asks for a place', () => {
    assert.deepEqual(wordsOf('src/a.ts', '/** Undefined where there is none. */'), ['1 where']);
    assert.deepEqual(wordsOf('test/a.ts', "it('fails where it must', () => {"), ['1 where']);
    assert.deepEqual(wordsOf('src/a.ts', '// The folder where files are, and where they go.'), []);
    assert.deepEqual(wordsOf('src/a.ts', 'const where = { file };'), []);
  });

  it('lets pass what stands for something, and that there is no such thing', () => {
    assert.deepEqual(wordsOf('src/a.ts', '// It stands for the name, if there is no other. It is no longer used.'), []);
  });
});
