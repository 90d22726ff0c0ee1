import { t } from '../../base/l10n';
import { findCountry } from '../../domain/findCountry';
import { sentences } from '../sentences';
import { shorten } from '../shorten';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** A country that is no code of ISO 3166-1 alpha-2 (Referral resources, Address). */
export const formatCountry: Rule = {
  code: 'format.country',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'country').map(({ text, path }) => {
      const meant = findCountry(text);
      return {
        code: this.code,
        message: sentences(
          text.trim() === '' ? t('The country is empty.') : t('"{0}" isn\'t a country code.', shorten(text)),
          meant
            ? t('Use "{0}" ({1}).', meant.code, meant.name)
            : t('Use two capital letters, such as "US", "DE" or "JP".'),
        ),
        path,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant.code, allowed: [meant.code] }) },
      };
    });
  },
};
