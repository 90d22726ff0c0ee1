import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { supplemental as money } from 'cldr-core/supplemental/currencyData.json';
import { isoTables } from '../../../scripts/iso/isoTables';
import { root } from '../../../scripts/root';
import { countries } from '../../../src/domain/iso/countries';
import { currencies } from '../../../src/domain/iso/currencies';
import { withdrawnCurrencies } from '../../../src/domain/iso/withdrawnCurrencies';

interface Use {
  _from?: string;
  _to?: string;
  _tender?: string;
}

const regions = money.currencyData.region as unknown as Record<string, Record<string, Use>[]>;

/** Every use of a currency in a country, the latest first. */
function usesIn(country: string): { currency: string; use: Use }[] {
  const uses = (regions[country] ?? []).flatMap((entry) => Object.entries(entry));
  return uses
    .map(([currency, use]) => ({ currency, use }))
    .filter(({ use }) => use._tender !== 'false')
    .sort((one, other) => (other.use._from ?? '').localeCompare(one.use._from ?? ''));
}

describe('tables of codes', () => {
  for (const [name, text] of Object.entries(isoTables())) {
    it(`${name} is what scripts/iso makes of CLDR; "npm run iso" writes it`, () => {
      assert.equal(readFileSync(path.join(root, 'src/domain/iso', name), 'utf8'), text);
    });
  }

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
