import assert from 'node:assert/strict';
import { isTrivia, withoutComments } from '../../../../src/language/edits/trivia';

describe('comments', () => {
  it('are taken out of a text, each to its end', () => {
    assert.equal(withoutComments('a // b, c\n, /* d: */ e / f'), 'a \n,  e / f');
    assert.equal(withoutComments('"a" /* b,\n: c'), '"a" \n: c');
    assert.equal(withoutComments('/* a */// b'), '');
  });

  it('are trivia once they have ended', () => {
    for (const text of ['', ' \r\n\ufeff', '// a\n', '/* a */ // b\n/**/']) assert.ok(isTrivia(text), text);
    for (const text of ['a', '/', '// a', '/* a', '/*/', '/* a */ b', '/* a */ /* b\n', '// a\n// b'])
      assert.ok(!isTrivia(text), text);
  });

  it('that have no end do not hide those of another text', () => {
    assert.ok(!isTrivia('/* a'));
    assert.ok(isTrivia('/**/'));
  });
});
