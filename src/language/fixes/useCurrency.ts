import { t } from '../../base/l10n';
import { currencyByCode } from '../../domain/currencyByCode';
import { currenciesAlike } from './currenciesAlike';
import type { FixProvider } from './fixProvider';

/** How many currencies are offered. */
const most = 6;

/**
 * Puts the code of a currency in the place of its symbol or name: safe where that means one currency only. Of several
 * the one of the customer's country comes first.
 */
export const useCurrency: FixProvider = {
  codes: ['format.currency'],
  offer(_, { code, offset, length, data }) {
    // A code with a meaning of its own is not mistyped.
    if (data?.reserved) return [];
    return choices(data?.found ?? '', data?.allowed ?? [], data?.local).map((value, index) => ({
      title: t('Change to "{0}" ({1})', value, currencyByCode(value)?.name ?? ''),
      codes: [code],
      safe: value === data?.suggestion,
      ...(index === 0 && (data?.allowed ?? []).includes(value) && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
};

function choices(found: string, allowed: readonly string[], local: unknown): readonly string[] {
  if (allowed.length > 0) return allowed;
  const alike = currenciesAlike(found);
  const own = typeof local === 'string' ? [local] : [];
  const first = alike.length === 0 || alike.some((value) => own.includes(value)) ? own : [];
  return [...new Set([...first, ...alike, ...own])].slice(0, most);
}
