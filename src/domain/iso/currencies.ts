import { once } from '../../base/once';
import { currencyTable } from './currencyTable';
import { englishNames } from './englishNames';

/** A currency of ISO 4217. */
export interface Currency {
  readonly code: string;
  /** The usual English name. */
  readonly name: string;
  /** A symbol that means this currency and no other. */
  readonly symbol?: string;
  /** A fund, unit of account or metal: a code of ISO 4217 that is not the currency of any country. */
  readonly fund?: boolean;
}

/** Every code of ISO 4217 that is not withdrawn (as of 2026), except "no currency" (XXX) and "for tests" (XTS). */
export const currencies = once((): readonly Currency[] => {
  const [inUse = '', others = ''] = currencyTable.split('\n\n');
  return [...rows(inUse, false), ...rows(others, true)];
});

function rows(table: string, fund: boolean): Currency[] {
  const nameOf = englishNames('currency');
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const symbol = row.slice(4, 7).trim();
      const code = row.slice(0, 3);
      return { code, name: row.slice(8) || nameOf(code), ...(symbol !== '-' && { symbol }), ...(fund && { fund }) };
    });
}

const byCode = once(() => new Map(currencies().map((currency) => [currency.code, currency])));

/** Returns the currency whose ISO 4217 code is exactly `code`: three capitals. */
export function currencyByCode(code: string): Currency | undefined {
  return byCode().get(code);
}

const codes = once(() => new Set(currencyTable.match(/^[A-Z]{3}(?= )/gm)));

/** Whether a text is exactly an ISO 4217 code: three capitals. Builds no list of currencies. */
export function isCurrencyCode(text: string): boolean {
  return codes().has(text);
}
