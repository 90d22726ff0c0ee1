import assert from 'node:assert/strict';
import { supplemental as codes } from 'cldr-core/supplemental/codeMappings.json';
import { supplemental as money } from 'cldr-core/supplemental/currencyData.json';
import { countries } from '../../../src/domain/iso/countries';
import { currencies } from '../../../src/domain/iso/currencies';
import { withdrawnCurrencies } from '../../../src/domain/iso/withdrawnCurrencies';

interface Use {
  _from?: string;
  _to?: string;
  _tender?: string;
}

/** The state of these tables, so that the test does not change with the calendar. */
const day = '2026-11-01';
const regions = money.currencyData.region as unknown as Record<string, Record<string, Use>[]>;

/** Every use of a currency in a country, the latest first. */
function usesIn(country: string): { currency: string; use: Use }[] {
  const uses = (regions[country] ?? []).flatMap((entry) => Object.entries(entry));
  return uses
    .map(([currency, use]) => ({ currency, use }))
    .filter(({ use }) => use._tender !== 'false')
    .sort((one, other) => (other.use._from ?? '').localeCompare(one.use._from ?? ''));
}

const isCurrent = ({ use: { _from = '', _to = '9999' } }: { use: Use }) => _from <= day && day <= _to;

// A test that fails here after an update of cldr-core names the rows of src/domain to correct.
describe('tables of codes, compared with CLDR', () => {
  it('have the three-letter codes of countries', () => {
    const mapped = codes.codeMappings as Record<string, { _alpha3?: string }>;
    const different = countries().filter(({ code, alpha3 }) => mapped[code]?._alpha3 !== alpha3);
    assert.deepEqual(different, []);
  });

  it('have the latest currency of each country, or its own if a foreign one is legal tender, too', () => {
    const different = countries().filter(({ code, currency }) => {
      const used = usesIn(code).filter(isCurrent);
      return (used[0]?.currency ?? '') !== currency;
    });
    assert.deepEqual(
      different.map(({ code, currency }) => `${code} ${currency}`),
      ['HT HTG', 'PA PAB', 'PS ILS'],
    );
  });

  it('have every currency that is in use', () => {
    const known = new Set(currencies().map(({ code }) => code));
    const used = countries().flatMap(({ code }) => usesIn(code).filter(isCurrent));
    assert.deepEqual(
      [...new Set(used.map(({ currency }) => currency))].filter((code) => !known.has(code)),
      [],
    );
  });

  it('know a successor of every currency that went out of use since 1990', () => {
    const known = new Set(currencies().map(({ code }) => code));
    const before = countries().flatMap(({ code }) => usesIn(code).filter(({ use }) => (use._to ?? '') >= '1990'));
    const gone = new Set(before.map(({ currency }) => currency).filter((code) => !known.has(code)));
    assert.deepEqual([...gone].filter((code) => !withdrawnCurrencies().has(code)).sort(), []);
    assert.deepEqual(
      [...withdrawnCurrencies().values()].filter((code) => !known.has(code)),
      [],
    );
  });
});
