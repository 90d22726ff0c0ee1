import { t } from '../../../base/l10n';

/** Explains codes that look like a country and stand for something else, or for a country without a code of its own. */
export function reservedCountry(code: string): string | undefined {
  switch (code) {
    case 'XK':
    case 'XKX':
    case 'KOS':
    case 'KOSOVO':
      return t('"XK" is used for Kosovo, which has no ISO 3166-1 code. The service may refuse it.');
    case 'EU':
      return t('"EU" is the European Union. Use the code of the country, such as "US", "DE" or "JP".');
    case 'XI':
      return t('"XI" is for Northern Ireland in customs only. The country is "GB".');
    case 'XX':
    case 'ZZ':
      return t('"{0}" is for an unknown country. Use two capital letters, such as "US", "DE" or "JP".', code);
    default:
      return undefined;
  }
}

/** Explains the codes of ISO 4217 that are not currencies. */
export function reservedCurrency(code: string): string | undefined {
  switch (code) {
    case 'XXX':
      return t('"XXX" is the code for no currency. Use three capital letters, such as "USD", "EUR" or "JPY".');
    case 'XTS':
      return t('"XTS" is a code for tests. Use three capital letters, such as "USD", "EUR" or "JPY".');
    default:
      return undefined;
  }
}
