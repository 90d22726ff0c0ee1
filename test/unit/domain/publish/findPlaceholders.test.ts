import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findPlaceholders, isKnownPlaceholder } from '../../../../src/domain/publish/findPlaceholders';
import { referralTemplates } from '../../../../src/domain/publish/referralTemplates';

const texts = (value: unknown) => findPlaceholders(value).map(({ text }) => text);

describe('findPlaceholders', () => {
  it('finds whole values in angle brackets, and the path to each', () => {
    const value = { name: '<Deal name>', team: [{ email: ' <Anything> ' }] };
    assert.deepEqual(findPlaceholders(value), [
      { text: '<Deal name>', path: ['name'] },
      { text: '<Anything>', path: ['team', 0, 'email'] },
    ]);
  });

  it('finds what templates write inside other texts, each once', () => {
    assert.deepEqual(texts({ name: 'Deal for <Customer name>' }), ['<Customer name>']);
    assert.deepEqual(texts({ name: '<Deal name> for <Customer name>, <Deal name>' }), [
      '<Deal name>',
      '<Customer name>',
    ]);
    assert.deepEqual(texts({ notes: 'They intend: <Purchase intent>.' }), ['<Purchase intent>']);
  });

  it('finds them inside other texts in any case, except single words that are tags', () => {
    assert.deepEqual(texts({ notes: 'for <customer name>' }), ['<customer name>']);
    assert.deepEqual(texts({ notes: 'for <CUSTOMER  NAME>.' }), ['<CUSTOMER  NAME>']);
    assert.deepEqual(texts({ notes: 'at <address>Main St.</address>' }), []);
  });

  it('knows every placeholder of the file of snippets', () => {
    const all = readFileSync('snippets/referral.json', 'utf8').match(/<[^<>]+>/g) ?? [];
    assert.ok(all.length > 50);
    assert.deepEqual(
      all.filter((text) => !isKnownPlaceholder(text)),
      [],
    );
  });

  it('leaves other angle brackets inside texts alone', () => {
    for (const text of ['a <b> c', 'x < Customer name >', '5 < 6 > 4', '<<Anything>>', 'Mail to Ana <ana@contoso.com>'])
      assert.deepEqual(texts({ text }), [], text);
  });

  it('finds every value of every template inside a sentence', () => {
    for (const { value } of referralTemplates)
      for (const { text } of findPlaceholders(value)) assert.deepEqual(texts([`So: ${text}!`]), [text]);
  });
});
