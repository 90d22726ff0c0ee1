import { once } from '../../base/once';
import { currencies } from './currencies';
import type { Currency } from './currency';

const byCode = once(() => new Map(currencies().map((currency) => [currency.code, currency])));

/** The currency whose ISO 4217 code is exactly `code`: three capitals. */
export function currencyByCode(code: string): Currency | undefined {
  return byCode().get(code);
}
