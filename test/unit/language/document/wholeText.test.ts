import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maxDepth } from '../../../../src/language/document/maxDepth';
import { splitReferrals } from '../../../../src/language/document/splitReferrals';
import { wholeText } from '../../../../src/language/document/wholeText';

/** JSON as people and programs write it: names that come twice, marks in strings, escapes, nesting without end. */
const json = fc.letrec<{ value: string; object: string }>((tie) => {
  const string = fc
    .array(
      fc.constantFrom('a', ':', '{', '}', '[', ']', ',', '\\"', '\\\\', '\\u003a', '\\u007B', '\\u0020', 'é', '😀'),
      {
        maxLength: 4,
      },
    )
    .map((parts) => `"${parts.join('')}"`);
  const name = fc.oneof(
    string,
    fc.constantFrom('"id"', '"Status"', '"status"', '"details"', '"team"', '"registrations"', '"notes"', '"value"'),
  );
  const member = fc.tuple(name, fc.constantFrom(':', ' : ', ':\n'), tie('value')).map((parts) => parts.join(''));
  return {
    object: fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(', ')}}`),
    value: fc.oneof(
      { maxDepth: 4 },
      string,
      fc.constantFrom('1', 'null', 'true', '"2026-01-01T00:00:00Z"'),
      fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',\n')}]`),
      tie('object'),
    ),
  };
});

const document = fc.oneof(
  json.object,
  fc.array(json.object, { minLength: 1, maxLength: 4 }).map((items) => ` [ ${items.join(' ,\n')} ] `),
  fc
    .tuple(json.value, fc.array(json.object, { minLength: 1, maxLength: 3 }), json.value)
    .map(([before, items, after]) => `{"x":${before},"value":[${items.join(',')}],"y":${after}}`),
);

describe('wholeText', () => {
  it('finds what splitting by brackets finds', () => {
    let answered = 0;
    fc.assert(
      fc.property(document, (text) => {
        const whole = wholeText(text);
        if (!whole) return;
        answered++;
        const { form, spans } = splitReferrals(text);
        assert.equal(whole.form, form);
        assert.deepEqual(
          whole.spans.map(({ offset, length }) => [offset, length]),
          spans.map(({ offset, length }) => [offset, length]),
        );
        for (const [index, { properties }] of spans.entries()) {
          const [source] = whole.sources.slice(index);
          assert.ok(source);
          assert.equal(source.repeats, source.marks.properties !== properties);
          assert.equal(source.empty, properties === 0);
        }
      }),
      { numRuns: 4000 },
    );
    assert.ok(answered > 1000, `${answered} texts were answered for`);
  });

  it('sees nesting that is too deep, also in what JSON.parse does not keep', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const deep = (text: string) => wholeText(text)?.sources.map((source) => source.tooDeep);
    assert.deepEqual(deep(`{"a":${nested(maxDepth - 1)}}`), [false]);
    assert.deepEqual(deep(`{"a":${nested(maxDepth)}}`), [true]);
    assert.deepEqual(deep(`[{"a":${nested(maxDepth - 2)}},{"a":${nested(maxDepth - 1)}}]`), [false, true]);
    assert.deepEqual(deep(`[{"a":1},{"a":${nested(maxDepth)},"a":1}]`), [false, true]);
    assert.deepEqual(deep(`{"details":{"requirements":{"solutions":[{"id":${nested(maxDepth)}}]}}}`), [true]);
  });

  it('leaves to others what is not JSON, and what holds no objects', () => {
    for (const text of [
      '',
      '5',
      '[]',
      '[1]',
      '[{}, 1]',
      '{',
      '{"a":1} x',
      '{"value":[{}],"value":[{}]}',
      '{"a":{"value":[{}]},"value":[{}]}',
    ]) {
      assert.equal(wholeText(text), undefined, text);
    }
  });
});
