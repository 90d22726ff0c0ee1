import { t } from '../../../base/l10n';
import { findCurrency } from '../../../domain/findCurrency';
import { withdrawnCurrencies } from '../../../domain/withdrawnCurrencies';
import { reservedCurrency } from '../../reservedCodes';
import { sentences } from '../../sentences';
import { shorten } from '../../shorten';
import { customerCurrency } from '../money/customerCurrency';
import type { Rule } from '../rule';
import { formattedStrings } from './formattedStrings';

/** A currency that is no code of ISO 4217 in use (Referral resources, ReferralDetails, Currency). */
export const formatCurrency: Rule = {
  code: 'format.currency',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'currency').map(({ text, place }) => {
      const reserved = reservedCurrency(text.trim().toUpperCase());
      if (reserved !== undefined)
        return {
          code: this.code,
          message: reserved,
          place,
          at: 'value' as const,
          data: { found: text, reserved: true },
        };
      const meant = findCurrency(text);
      const successor = withdrawnCurrencies().get(text.trim().toUpperCase());
      const local = customerCurrency(referral);
      const what =
        text.trim() === ''
          ? t('The currency is empty.')
          : successor
            ? t('The currency "{0}" is no longer in use.', text.trim())
            : t('"{0}" isn\'t a currency code.', shorten(text));
      return {
        code: this.code,
        message: sentences(
          what,
          successor
            ? t('Use "{0}".', successor)
            : meant
              ? t('Use "{0}" ({1}).', meant.code, meant.name)
              : t('Use three capital letters, such as "USD", "EUR" or "JPY".'),
        ),
        place,
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
