import assert from 'node:assert/strict';
import { accept, caret, flags, ranges } from './markers';

describe('markers', () => {
  it('take the caret out of a text', () => {
    assert.deepEqual(caret('{ "a": | }'), { text: '{ "a":  }', offset: 7 });
    assert.throws(() => caret('{}'));
  });

  it('take ranges out of a text', () => {
    assert.deepEqual(ranges('a«bc»d«»'), {
      text: 'abcd',
      spans: [
        { offset: 1, length: 2 },
        { offset: 4, length: 0 },
      ],
    });
  });

  it('accept a snippet', () => {
    const item = {
      label: '',
      kind: 'property',
      filterText: '',
      sortText: '',
      replace: { offset: 1, length: 1 },
    } as const;
    assert.equal(accept('[x]', { ...item, insertText: '"a$1": ${2:0}', isSnippet: true }), '["a": 0]');
  });

  it('fail if the flagged range differs', () => {
    assert.throws(() => flags('value.unknown', '{ «"status"»: "Foo" }'));
    assert.throws(() => flags('value.unknown', '{ "id": "x", "status": "New" «»}'));
  });
});
