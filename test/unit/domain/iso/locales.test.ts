import assert from 'node:assert/strict';
import { countryByCode } from '../../../../src/domain/iso/countries';
import { isLocale } from '../../../../src/domain/iso/isLocale';
import { locales } from '../../../../src/domain/iso/locales';

describe('locales', () => {
  it('are canonical tags of a language in a country, each once, in order', () => {
    const tags = locales().map(({ tag }) => tag);
    assert.ok(tags.length >= 80 && tags.length <= 130, String(tags.length));
    assert.deepEqual(tags, [...new Set(tags)].sort());
    for (const tag of tags) {
      assert.deepEqual(Intl.getCanonicalLocales(tag), [tag]);
      assert.ok(countryByCode(tag.slice(-2)), tag);
    }
  });

  it('have the names that Intl has', () => {
    const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' });
    const plain = (name = '') => name.replaceAll('&', 'and').replace(' SAR China', '');
    for (const { tag, name } of locales()) assert.equal(name, plain(names.of(tag)), tag);
  });

  it('know all that the runtime knows of them', () => {
    const tags = locales().map(({ tag }) => tag);
    assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(tags), tags);
  });
});

describe('isLocale', () => {
  it('accepts tags in any casing', () => {
    for (const { tag } of locales()) {
      for (const text of [tag, tag.toLowerCase(), tag.toUpperCase()]) assert.ok(isLocale(text), text);
    }
    for (const tag of ['en', 'es-419', 'zh-Hans-CN', 'ca-ES-valencia', 'de-DE-u-co-phonebk', 'fil', 'sr-Latn']) {
      assert.ok(isLocale(tag), tag);
    }
  });

  it('refuses anything else', () => {
    for (const text of [
      '',
      ' ',
      'en_US',
      'en-US ',
      'en US',
      'e',
      'English',
      'German',
      '1033',
      'en--US',
      'en-',
      '-',
      'x'.repeat(1000),
      'en-US.UTF-8',
    ]) {
      assert.ok(!isLocale(text), text);
    }
  });
});
