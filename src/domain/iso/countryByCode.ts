import { once } from '../../base/once';
import { countries } from './countries';
import type { Country } from './country';

const byCode = once(() => new Map(countries().map((country) => [country.code, country])));

/** The country whose ISO 3166-1 alpha-2 code is exactly `code`: two capitals. */
export function countryByCode(code: string): Country | undefined {
  return byCode().get(code);
}
