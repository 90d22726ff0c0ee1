import { findCurrency } from '../../domain/findCurrency';
import { withdrawnCurrencies } from '../../domain/withdrawnCurrencies';
import { shorten } from '../shorten';
import { customerCurrency } from './customerCurrency';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** A currency that is no code of ISO 4217 in use (Referral resources, ReferralDetails, Currency). */
export const formatCurrency: Rule = {
  code: 'format.currency',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'currency').map(({ text, path }) => {
      const meant = findCurrency(text);
      const successor = withdrawnCurrencies().get(text.trim().toUpperCase());
      const local = customerCurrency(referral);
      const guess = meant ? ` Did you mean "${meant.code}" (${meant.name})?` : '';
      const what =
        text.trim() === ''
          ? 'A currency is due here.'
          : successor
            ? `"${text.trim()}" is no longer in use; ISO 4217 has "${successor}" in its place.`
            : `"${shorten(text)}" is no ISO 4217 code.${guess}`;
      return {
        code: this.code,
        message: `${what} Allowed are the three capital letters of a currency, such as "USD", "EUR" or "JPY".`,
        path,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { suggestion: meant.code }),
          ...((meant || successor) && { allowed: [meant?.code ?? successor ?? ''] }),
          ...(local && { local }),
        },
      };
    });
  },
};
