import { t } from '../base/l10n';

/** Lists quoted values: `"New", "Active" or "Closed"`; beyond `maxValues` of them `"USD", "EUR" and 9 more`. */
export function quoteList(values: readonly string[], { maxValues = 5, quote = '"' } = {}): string {
  const quoted = values.map((value) => `${quote}${value}${quote}`);
  const more = quoted.length - maxValues;
  if (more > 0) return t('{0} and {1} more', quoted.slice(0, maxValues).join(', '), more);
  if (quoted.length < 2) return quoted.join('');
  return t('{0} or {1}', quoted.slice(0, -1).join(', '), quoted.at(-1) ?? '');
}
