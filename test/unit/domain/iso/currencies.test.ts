import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { countries } from '../../../../src/domain/iso/countries';
import { currencies, currencyByCode } from '../../../../src/domain/iso/currencies';
import { findCurrency } from '../../../../src/domain/iso/findCurrency';
import { withdrawnCurrencies } from '../../../../src/domain/iso/withdrawnCurrencies';

describe('currencies', () => {
  it('are codes of ISO 4217, each once, with a name', () => {
    assert.equal(new Set(currencies().map(({ code }) => code)).size, currencies().length);
    assert.equal(new Set(currencies().map(({ name }) => name)).size, currencies().length);
    for (const { code, name } of currencies()) {
      assert.match(code, /^[A-Z]{3}$/);
      assert.ok(name.length > 2, code);
    }
  });

  it('are all that Intl has, except for those withdrawn', () => {
    const missing = Intl.supportedValuesOf('currency').filter((code) => !currencyByCode(code));
    for (const code of missing) assert.ok(withdrawnCurrencies().has(code), `${code} is neither in use nor withdrawn`);
  });

  it('have the names that Intl has', () => {
    const names = new Intl.DisplayNames('en', { type: 'currency' });
    const plain = (name: string | undefined) => name?.toLowerCase().replaceAll('&', 'and').replaceAll('’', "'");
    const other = currencies()
      .filter(
        ({ fund, code, name }) => !fund && names.of(code) !== code && plain(names.of(code)) !== name.toLowerCase(),
      )
      .map(({ code }) => code);
    assert.deepEqual(other, ['BMD', 'VED']);
  });

  it('are all that ISO 4217 has, except for those withdrawn, "none" and "tests"', function () {
    const file = '/usr/share/iso-codes/json/iso_4217.json';
    if (!existsSync(file)) {
      console.log('      skipped: no iso-codes here');
      this.skip();
    }
    const table = JSON.parse(readFileSync(file, 'utf8'))['4217'] as { alpha_3: string }[];
    const missing = table.map(({ alpha_3 }) => alpha_3).filter((code) => !currencyByCode(code));
    assert.deepEqual(
      missing.filter((code) => !withdrawnCurrencies().has(code)),
      ['XTS', 'XXX'],
    );
  });

  it('are each used somewhere, except for funds and a few beside another', () => {
    const used = new Set(countries().map(({ currency }) => currency));
    const unused = currencies()
      .filter(({ code, fund }) => !fund && !used.has(code))
      .map(({ code }) => code);
    assert.deepEqual(unused, ['SVC', 'VED']);
  });

  it('have symbols that mean one of them', () => {
    const symbols = currencies().flatMap(({ symbol }) => symbol ?? []);
    assert.equal(new Set(symbols).size, symbols.length);
    for (const shared of ['$', '¥', 'kr', 'Fr']) assert.ok(!symbols.includes(shared), shared);
  });
});

describe('withdrawnCurrencies', () => {
  it('are in use no more, and what came in their place is', () => {
    for (const [code, successor] of withdrawnCurrencies()) {
      assert.match(code, /^[A-Z]{3}$/);
      assert.equal(currencyByCode(code), undefined, code);
      assert.ok(currencyByCode(successor), `${code}: ${successor}`);
    }
  });
});

describe('findCurrency', () => {
  it('finds every currency by its code in any case, its name and its symbol', () => {
    for (const { code, name, symbol } of currencies()) {
      for (const text of [code, code.toLowerCase(), ` ${code}`, name, name.toUpperCase(), symbol ?? code]) {
        assert.equal(findCurrency(text)?.code, code, text);
      }
    }
  });

  it('finds what means one currency only', () => {
    for (const [text, code] of [
      ['€', 'EUR'],
      ['Euro', 'EUR'],
      ['euros', 'EUR'],
      ['£', 'GBP'],
      ['pound sterling', 'GBP'],
      ['₹', 'INR'],
      ['US$', 'USD'],
      ['US dollar', 'USD'],
      ['US Dollars', 'USD'],
      ['U.S. dollars', 'USD'],
      ['yen', 'JPY'],
      ['Baht', 'THB'],
      ['zloty', 'PLN'],
      ['złoty', 'PLN'],
      ['zł', 'PLN'],
      ['RMB', 'CNY'],
      ['yuan', 'CNY'],
      ['Swiss francs', 'CHF'],
      ['rand', 'ZAR'],
      ['A$', 'AUD'],
      ['R$', 'BRL'],
      ['forint', 'HUF'],
      ['NZ dollars', 'NZD'],
      ['U.S. dollar', 'USD'],
      ['american dollars', 'USD'],
      ['United States Dollars', 'USD'],
      ['UK pounds', 'GBP'],
      ['GB pound', 'GBP'],
      ['Taiwan dollar', 'TWD'],
      ['Hong Kong dollars', 'HKD'],
      ['South African rands', 'ZAR'],
      ['Turkish liras', 'TRY'],
      ['euros', 'EUR'],
      ['bahts', 'THB'],
      ['zlotys', 'PLN'],
      ['shekels', 'ILS'],
      ['India rupees', 'INR'],
    ]) {
      assert.equal(findCurrency(text ?? '')?.code, code, text);
    }
  });

  it('finds nothing if none is meant, or several', () => {
    for (const text of [
      '',
      ' ',
      '$',
      '¥',
      'kr',
      'dollar',
      'dollars',
      'pesos',
      'franc',
      'krona',
      'mark',
      'EU dollars',
      'NZ pounds',
      'DEM',
      'XXX',
      'valueOf',
      '__proto__',
    ]) {
      assert.equal(findCurrency(text), undefined, text);
    }
  });
});
