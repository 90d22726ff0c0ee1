import assert from 'node:assert/strict';
import { fillSnippet } from './fillSnippet';

describe('fillSnippet', () => {
  it('fills defaults, first choices and variables', () => {
    const body = '{ "a": "${1:x}", "b": ${2|1,2|}, "c": "$3", "d": "${4:$CURRENT_YEAR-01}" }$0';
    const { text, choices, stops } = fillSnippet(body);
    assert.equal(text, '{ "a": "x", "b": 1, "c": "", "d": "2026-01" }');
    assert.deepEqual(choices, [{ offset: text.indexOf('1,'), values: ['1', '2'] }]);
    assert.deepEqual(stops, [1, 2, 3, 4, 0]);
  });

  it('keeps escaped commas, bars and dollars', () => {
    const { text, choices } = fillSnippet('\\$${1|a\\,b,c\\|d|}');
    assert.equal(text, '$a,b');
    assert.deepEqual(choices, [{ offset: 1, values: ['a,b', 'c|d'] }]);
  });

  it('refuses what it does not know', () => {
    for (const body of ['${1:a', '${NAME}', '${1:$UNKNOWN}', '\\n'])
      assert.throws(() => fillSnippet(body), /Not a snippet|Unknown variable/, body);
  });
});
