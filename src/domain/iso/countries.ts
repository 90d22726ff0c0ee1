import { once } from '../../base/once';
import type { Country } from './country';
import { countryTable } from './countryTable';

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
