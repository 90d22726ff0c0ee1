import { once } from '../../base/once';
import { countryTable } from './countryTable';

const codes = once(() => new Set(countryTable.match(/^[A-Z]{2}(?= )/gm)));

/** Whether a text is exactly an ISO 3166-1 alpha-2 code: two capitals. Builds no list of countries. */
export function isCountryCode(text: string): boolean {
  return codes().has(text);
}
