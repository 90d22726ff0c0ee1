import assert from 'node:assert/strict';
import { selectionRanges } from '../../../../src/language/features/selectionRanges';
import { createReferralLanguage } from '../../../../src/language/service';
import { caret } from '../markers';

const language = createReferralLanguage();

/** The texts that are selected one after the other. */
function expansions(marked: string): string[] {
  const { text, offset } = caret(marked);
  const spans = selectionRanges(language.parse(text), offset);
  return spans.map((span) => text.slice(span.offset, span.offset + span.length));
}

describe('expanding the selection', () => {
  it('goes from the words to the value, the property, the object and so on', () => {
    assert.deepEqual(expansions('{"details": {"notes": "A |deal", "currency": "USD"}}'), [
      'A deal',
      '"A deal"',
      '"notes": "A deal"',
      '"notes": "A deal",',
      '"notes": "A deal", "currency": "USD"',
      '{"notes": "A deal", "currency": "USD"}',
      '"details": {"notes": "A deal", "currency": "USD"}',
      '{"details": {"notes": "A deal", "currency": "USD"}}',
    ]);
  });

  it('begins with the key if the caret is in the key', () => {
    assert.deepEqual(expansions('{"na|me": "A"}'), ['name', '"name"', '"name": "A"', '{"name": "A"}']);
  });

  it('selects numbers, literals and items of arrays', () => {
    assert.deepEqual(expansions('{"a": [1|2, true]}').slice(0, 3), ['12', '12,', '12, true']);
    assert.deepEqual(expansions('{"a": tr|ue}').slice(0, 2), ['true', '"a": true']);
  });

  it('goes on from a referral to the list that holds it', () => {
    assert.deepEqual(expansions('[{"a": 1}, {"b": |2}]'), [
      '2',
      '"b": 2',
      '{"b": 2}',
      '{"a": 1}, {"b": 2}',
      '[{"a": 1}, {"b": 2}]',
    ]);
    assert.deepEqual(expansions('{"value": [{"b": |2}, 0], "count": 2}'), [
      '2',
      '"b": 2',
      '{"b": 2}',
      '{"b": 2},',
      '{"b": 2}, 0',
      '[{"b": 2}, 0]',
      '"value": [{"b": 2}, 0]',
      '"value": [{"b": 2}, 0],',
      '"value": [{"b": 2}, 0], "count": 2',
      '{"value": [{"b": 2}, 0], "count": 2}',
    ]);
  });

  it('knows what is around the referrals', () => {
    assert.deepEqual(expansions('{"value": [{"b": 2}], "coun|t": 2}').slice(0, 3), ['count', '"count"', '"count": 2']);
    assert.deepEqual(expansions('[{"a": 1},| {"b": 2}]').slice(0, 2), ['{"a": 1}, {"b": 2}', '[{"a": 1}, {"b": 2}]']);
  });

  it('works in broken texts', () => {
    assert.deepEqual(expansions('{"a": {"b": "x|y'), [
      'xy',
      '"xy',
      '"b": "xy',
      '{"b": "xy',
      '"a": {"b": "xy',
      '{"a": {"b": "xy',
    ]);
    assert.deepEqual(expansions('{"a": |, "b": 1}').at(-1), '{"a": , "b": 1}');
    assert.deepEqual(expansions('|'), []);
    assert.deepEqual(expansions('nothing |here'), ['here', 'nothing here']);
  });

  it('counts a byte order mark and line ends of two characters', () => {
    assert.deepEqual(expansions('\uFEFF{\r\n"a": "b|"\r\n}').slice(0, 3), ['b', '"b"', '"a": "b"']);
  });

  it('gives spans of which each holds the one before and the caret, at every offset of any text', () => {
    const texts = [
      '[{"a": [1, {"b": "c"}]}, {"d": null}, 7]',
      '{"value": [{"a": ""}, {',
      '{"a" "b", ]}',
      '"\\',
      '{{{]]',
    ];
    for (const text of texts)
      for (let offset = 0; offset <= text.length; offset++) {
        let inner = { offset, length: 0 };
        for (const span of selectionRanges(language.parse(text), offset)) {
          assert.ok(span.offset <= inner.offset && inner.offset + inner.length <= span.offset + span.length, text);
          assert.ok(span.length > inner.length, text);
          inner = span;
        }
        assert.equal(inner.length, text.length, text);
      }
  });
});
