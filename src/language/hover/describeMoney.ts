import { t } from '../../base/l10n';
import { currencyByCode } from '../../domain/iso/currencyByCode';

/** An amount as people write it, in its currency if that is known. */
export function describeMoney(amount: number, code: string | undefined): string {
  const currency = code === undefined ? undefined : currencyByCode(code);
  const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(amount);
  return currency ? `${plain} ${currency.code} (${currency.name}).` : t('{0}, currency unknown.', plain);
}
