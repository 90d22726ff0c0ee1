import { currencies } from './currencies';
import type { Currency } from './currency';
import { once } from './once';

const byCode = once(() => new Map(currencies().map((currency) => [currency.code, currency])));

/** The currency whose ISO 4217 code is exactly `code`: three capitals. */
export function currencyByCode(code: string): Currency | undefined {
  return byCode().get(code);
}
