import { once } from '../../base/once';
import { countryTable } from './countryTable';

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

/** Every officially assigned code of ISO 3166-1, with the currency in use there (ISO 4217, state of 2026). */
export const countries = once((): readonly Country[] =>
  countryTable
    .trim()
    .split('\n')
    .map((row) => {
      const currency = row.slice(7, 10).trim();
      return {
        code: row.slice(0, 2),
        alpha3: row.slice(3, 6),
        currency: currency === '-' ? '' : currency,
        name: row.slice(11),
      };
    }),
);

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
