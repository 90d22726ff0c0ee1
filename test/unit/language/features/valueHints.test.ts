import assert from 'node:assert/strict';
import { valueHints } from '../../../../src/language/features/valueHints';
import { createReferralLanguage } from '../../../../src/language/service';

const language = createReferralLanguage();

/** The text with its hints in it, each in parentheses. */
function hinted(text: string, range = { offset: 0, length: text.length }): string {
  const hints = valueHints(language.parse(text), range);
  return hints.reduceRight((all, { offset, label }) => `${all.slice(0, offset)}(${label})${all.slice(offset)}`, text);
}

describe('hints beside values', () => {
  it('name countries and currencies behind their codes', () => {
    assert.equal(
      hinted('{"customerProfile": {"address": {"country": "DE"}}, "details": {"currency": "USD", "dealValue": 1}}'),
      '{"customerProfile": {"address": {"country": "DE"(Germany)}}, "details": {"currency": "USD"(US Dollar), "dealValue": 1}}',
    );
  });

  it('see through the spelling of names', () => {
    assert.equal(
      hinted('{"CustomerProfile": {"Address": {"Country": "US"}}}'),
      '{"CustomerProfile": {"Address": {"Country": "US"(United States)}}}',
    );
  });

  it('say nothing of what is not a code, or is elsewhere', () => {
    for (const text of [
      '{"details": {"currency": "Dollar"}}',
      '{"currency": "USD"}',
      '{"details": {"currency": 1}}',
      '',
      '{',
    ])
      assert.equal(hinted(text), text);
  });

  it('are given in broken texts and in lists', () => {
    assert.equal(
      hinted('[{"details": {"currency": "EUR" "notes": }}, {"details": {"currency": "JPY"'),
      '[{"details": {"currency": "EUR"(Euro) "notes": }}, {"details": {"currency": "JPY"(Japanese Yen)',
    );
  });

  it('are only given in the range asked for', () => {
    const text = '{"value": [{"details": {"currency": "EUR"}}, {"details": {"currency": "JPY"}}]}';
    const second = text.indexOf('{"details"', 20);
    assert.equal(
      hinted(text, { offset: second, length: text.length - second }),
      '{"value": [{"details": {"currency": "EUR"}}, {"details": {"currency": "JPY"(Japanese Yen)}}]}',
    );
    assert.equal(hinted(text, { offset: 0, length: 5 }), text);
  });
});
