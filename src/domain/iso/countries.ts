import { once } from '../../base/once';
import { countryTable } from './countryTable';
import { englishNames } from './englishNames';

/** A country or territory of ISO 3166-1. */
export interface Country {
  /** ISO 3166-1 alpha-2, what the service wants. */
  readonly code: string;
  readonly alpha3: string;
  /** The usual English name. */
  readonly name: string;
  /** ISO 4217 code of the currency in use; empty for Antarctica, which has none. */
  readonly currency: string;
}

/** Names by which people look for a country, by ISO 3166-1 alpha-2 code, if CLDR has another. */
const usualNames: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  GS: 'South Georgia and the South Sandwich Islands',
  HK: 'Hong Kong',
  HM: 'Heard Island and McDonald Islands',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
};

/** Every officially assigned code of ISO 3166-1, with the currency in use there (ISO 4217, state of 2026). */
export const countries = once((): readonly Country[] => {
  const nameOf = englishNames('region');
  return countryTable
    .trim()
    .split('\n')
    .map((row) => {
      const [code = '', alpha3 = '', currency = ''] = row.split(' ');
      const name = usualNames[code] ?? nameOf(code);
      return { code, alpha3, currency: currency === '-' ? '' : currency, name };
    });
});

const byCode = once(() => new Map(countries().map((country) => [country.code, country])));

/** Returns the country whose ISO 3166-1 alpha-2 code is exactly `code`: two capitals. */
export function countryByCode(code: string): Country | undefined {
  return byCode().get(code);
}

const codes = once(() => new Set(countryTable.match(/^[A-Z]{2}(?= )/gm)));

/** Whether a text is exactly an ISO 3166-1 alpha-2 code: two capitals. Builds no list of countries. */
export function isCountryCode(text: string): boolean {
  return codes().has(text);
}
