import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { countries, countryByCode } from '../../../../src/domain/iso/countries';
import { currencyByCode } from '../../../../src/domain/iso/currencies';
import { findCountry } from '../../../../src/domain/iso/findCountry';

const plain = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('&', 'and').replaceAll('’', "'");

describe('countries', () => {
  it('are the 249 of ISO 3166-1, each once, in order', () => {
    assert.equal(countries().length, 249);
    const codes = countries().map(({ code }) => code);
    assert.deepEqual(codes, [...new Set(codes)].sort());
    assert.equal(new Set(countries().map(({ alpha3 }) => alpha3)).size, 249);
    assert.equal(new Set(countries().map(({ name }) => name)).size, 249);
    for (const { code, alpha3 } of countries()) {
      assert.match(code, /^[A-Z]{2}$/);
      assert.match(alpha3, /^[A-Z]{3}$/);
    }
  });

  it('have the names that CLDR has, except for a few', () => {
    const cldr = new Intl.DisplayNames('en', { type: 'region' });
    const different = countries().filter(({ code, name }) => plain(cldr.of(code) ?? '') !== plain(name));
    assert.deepEqual(
      different.map(({ code }) => code),
      ['CD', 'CG', 'GS', 'HK', 'HM', 'MM', 'MO', 'PS'],
    );
  });

  it('are those of the time zone database', function () {
    const file = '/usr/share/zoneinfo/iso3166.tab';
    if (!existsSync(file)) {
      console.log('      skipped: no time zone database here');
      this.skip();
    }
    const codes = readFileSync(file, 'utf8').match(/^[A-Z]{2}(?=\t)/gm) ?? [];
    assert.deepEqual(
      codes.sort(),
      countries().map(({ code }) => code),
    );
  });

  it('have a currency in use, except for Antarctica', () => {
    for (const { code, currency } of countries()) {
      if (code === 'AQ') assert.equal(currency, '');
      else assert.ok(currencyByCode(currency) && !currencyByCode(currency)?.fund, `${code}: ${currency}`);
    }
    for (const [code, currency] of [
      ['US', 'USD'],
      ['DE', 'EUR'],
      ['HR', 'EUR'],
      ['BG', 'EUR'],
      ['CH', 'CHF'],
      ['GB', 'GBP'],
      ['JP', 'JPY'],
      ['IN', 'INR'],
      ['EC', 'USD'],
      ['LI', 'CHF'],
      ['SN', 'XOF'],
    ]) {
      assert.equal(countryByCode(code ?? '')?.currency, currency, code);
    }
  });
});

describe('findCountry', () => {
  it('finds every country by either code in any case, and by its name in English', () => {
    const cldr = new Intl.DisplayNames('en', { type: 'region' });
    for (const { code, alpha3, name } of countries()) {
      for (const text of [
        code,
        code.toLowerCase(),
        ` ${code} `,
        alpha3,
        alpha3.toLowerCase(),
        name,
        name.toUpperCase(),
      ]) {
        assert.equal(findCountry(text)?.code, code, text);
      }
      assert.equal(findCountry(cldr.of(code) ?? '')?.code, code, cldr.of(code));
    }
  });

  it('finds the names of ISO 3166-1', function () {
    const file = '/usr/share/iso-codes/json/iso_3166-1.json';
    if (!existsSync(file)) {
      console.log('      skipped: no iso-codes here');
      this.skip();
    }
    const table = JSON.parse(readFileSync(file, 'utf8'))['3166-1'] as Record<string, string>[];
    const lost: string[] = [];
    for (const { alpha_2, name, common_name, official_name } of table) {
      for (const text of [name, common_name, official_name]) {
        if (text !== undefined && findCountry(text)?.code !== alpha_2) lost.push(`${alpha_2} ${text}`);
      }
    }
    // Two countries are called so.
    assert.deepEqual(lost, ['CG Congo']);
  });

  it('finds other names', () => {
    const others: Record<string, string[]> = {
      US: ['USA', 'U.S.A.', 'U.S.', 'United States of America', 'the united states', 'America'],
      GB: ['UK', 'U.K.', 'uk', 'Great Britain', 'England', 'Scotland', 'Britain'],
      GR: ['EL', 'Hellas', 'Ελλάδα'],
      DE: ['Deutschland', 'GER', 'Federal Republic of Germany', 'BRD'],
      NL: ['Holland', 'The Netherlands', 'Nederland'],
      KR: ['South Korea', 'Korea', 'Republic of Korea', '대한민국'],
      KP: ['North Korea'],
      RU: ['Russia', 'Russian Federation', 'Россия'],
      TR: ['Turkey', 'Türkiye', 'Turkiye'],
      CZ: ['Czech Republic', 'Czechia'],
      CI: ['Ivory Coast', "Cote d'Ivoire", 'Côte d’Ivoire'],
      CN: ['China', "People's Republic of China", '中国', 'PRC'],
      TW: ['Taiwan', 'Republic of China'],
      JP: ['日本', 'Nippon'],
      ES: ['España', 'espana'],
      BR: ['Brasil'],
      CH: ['Schweiz', 'Suisse', 'SUI'],
      AT: ['Österreich'],
      MX: ['México'],
      VN: ['Viet Nam'],
      AE: ['UAE', 'Emirates'],
      BA: ['Bosnia & Herzegovina', 'Bosnia'],
      LC: ['Saint Lucia', 'St Lucia', 'St. Lucia'],
      MM: ['Burma'],
      SZ: ['Swaziland'],
      CV: ['Cabo Verde'],
      VA: ['Holy See'],
      IE: ['Republic of Ireland', 'Eire'],
    };
    for (const [code, names] of Object.entries(others)) {
      for (const name of names) assert.equal(findCountry(name)?.code, code, name);
    }
  });

  it('finds nothing if none is meant', () => {
    for (const text of [
      '',
      ' ',
      '-',
      'XX',
      'XK',
      'EU',
      'Congo',
      'Republic of the Co',
      'Atlantis',
      'constructor',
      '__proto__',
      'U',
      'x'.repeat(1000),
    ]) {
      assert.equal(findCountry(text), undefined, text);
    }
  });
});
