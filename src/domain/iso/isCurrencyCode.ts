import { once } from '../../base/once';
import { currencyTable } from './currencyTable';

const codes = once(() => new Set(currencyTable.match(/^[A-Z]{3}(?= )/gm)));

/** Whether a text is exactly an ISO 4217 code: three capitals. Builds no list of currencies. */
export function isCurrencyCode(text: string): boolean {
  return codes().has(text);
}
