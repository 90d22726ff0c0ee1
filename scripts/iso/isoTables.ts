import codeMappings from 'cldr-core/supplemental/codeMappings.json';
import currencyData from 'cldr-core/supplemental/currencyData.json';
import territoryNames from 'cldr-localenames-full/main/en/territories.json';
import currencyTexts from 'cldr-numbers-full/main/en/currencies.json';
import { currencyNames, funds, keptCurrencies, mainCurrencies, shortSymbols, symbols } from './choices';

/** The day of the tables: what was introduced later, or withdrawn before, is not in them. */
const day = '2026-11-01';

/** When, and whether, a country pays with a currency. */
interface Tender {
  _from?: string;
  _to?: string;
  _tender?: string;
}

type Names = Readonly<Record<string, string | undefined>>;

const territories: Names = territoryNames.main.en.localeDisplayNames.territories;
const currencies: Readonly<Record<string, Readonly<Record<string, string>>>> = currencyTexts.main.en.numbers.currencies;
const tenders = currencyData.supplemental.currencyData.region as unknown as Readonly<
  Record<string, readonly Readonly<Record<string, Tender>>[]>
>;
const codes = codeMappings.supplemental.codeMappings as Readonly<
  Record<string, { _alpha3?: string; _numeric?: string }>
>;

/** Returns the files of `src/domain/iso` that are made from Unicode's CLDR, by name. */
export function isoTables(): Readonly<Record<string, string>> {
  return {
    'countryTable.ts': file('countryTable', 'A row: alpha-2, alpha-3, currency (`-` if none is in use).', countries()),
    'currencyTable.ts': file(
      'currencyTable',
      'A row: code, symbol (`-` if it has none of its own), name if CLDR has another. After the empty line: codes of ISO 4217 that no one pays with.',
      [...paid().map(currencyRow), '', ...funds.map(currencyRow)],
    ),
  };
}

function file(name: string, says: string, rows: readonly string[]): string {
  const from = 'Made from CLDR and `scripts/iso/choices.ts` by `npm run iso`; do not edit.';
  return `/**\n * ${says}\n *\n * ${from}\n */\nexport const ${name} = \`\n${rows.join('\n')}\n\`;\n`;
}

/** All countries of ISO 3166-1: numbers from 900 are for private use. */
function countries(): string[] {
  return Object.entries(codes)
    .filter(([code, { _alpha3, _numeric }]) => /^[A-Z]{2}$/.test(code) && _alpha3 && Number(_numeric) < 900)
    .filter(([code]) => territories[code] !== undefined)
    .map(([code, { _alpha3 }]) => {
      const currency = mainCurrencies[code] ?? currenciesOf(code)[0] ?? '-';
      return `${code} ${_alpha3} ${currency}`;
    })
    .sort();
}

/** The currencies that a country pays with on the day, the latest first. */
function currenciesOf(country: string): string[] {
  return (tenders[country] ?? [])
    .flatMap((each) => Object.entries(each))
    .filter(([, { _from = '', _to = '9999', _tender }]) => _tender !== 'false' && _from <= day && _to > day)
    .sort(([, a], [, b]) => ((a._from ?? '') < (b._from ?? '') ? 1 : -1))
    .map(([code]) => code);
}

function paid(): string[] {
  return [...new Set([...Object.keys(tenders).flatMap(currenciesOf), ...keptCurrencies])].sort();
}

function currencyRow(code: string): string {
  const { symbol = code, 'symbol-alt-narrow': narrow = '' } = currencies[code] ?? {};
  // A symbol of one currency has a sign: "FCFA" is an abbreviation.
  const own = /^[A-Z]{0,2}[^A-Za-z.\s]$/.test(symbol) ? symbol : '-';
  const shown = symbols[code] ?? (shortSymbols.includes(code) ? narrow : own);
  return `${code} ${shown.padEnd(3)} ${currencyNames[code] ?? ''}`.trimEnd();
}
