import { once } from '../../base/once';
import type { Currency } from './currency';
import { currencyTable } from './currencyTable';

/** Every code of ISO 4217 that is not withdrawn (as of 2026), except "no currency" (XXX) and "for tests" (XTS). */
export const currencies = once((): readonly Currency[] => {
  const [inUse = '', others = ''] = currencyTable.split('\n\n');
  return [...rows(inUse, false), ...rows(others, true)];
});

function rows(table: string, fund: boolean): Currency[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const symbol = row.slice(4, 7).trim();
      return { code: row.slice(0, 3), name: row.slice(8), ...(symbol !== '-' && { symbol }), ...(fund && { fund }) };
    });
}
