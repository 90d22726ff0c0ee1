import { t } from '../../../base/l10n';
import { countryByCode } from '../../../domain/countryByCode';
import { findCountry } from '../../../domain/findCountry';
import { withdrawnCountries } from '../../../domain/withdrawnCountries';
import type { JsonNode } from '../../document/jsonNode';
import { quoteList } from '../../quoteList';
import { reservedCountry } from '../../reservedCodes';
import { sentences } from '../../sentences';
import { shorten } from '../../shorten';
import type { Finding } from '../finding';
import type { Rule } from '../rule';
import { formattedStrings } from './formattedStrings';

/** A country that is no code of ISO 3166-1 alpha-2 (Referral resources, Address). */
export const formatCountry: Rule = {
  code: 'format.country',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'country').map(({ text, place }) => {
      const code = text.trim().toUpperCase();
      const reserved = reservedCountry(code);
      if (reserved !== undefined) return explained(this.code, reserved, text, place);
      const successors = withdrawnCountries().get(code);
      if (successors) return withdrawn(this.code, successors, text, place);
      const meant = findCountry(text);
      return {
        code: this.code,
        message: sentences(
          text.trim() === '' ? t('The country is empty.') : t('"{0}" isn\'t a country code.', shorten(text)),
          meant
            ? t('Use "{0}" ({1}).', meant.code, meant.name)
            : t('Use two capital letters, such as "US", "DE" or "JP".'),
        ),
        place,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant.code, allowed: [meant.code] }) },
      };
    });
  },
};

/** A code that is no country of ISO 3166-1. Kosovo's is in use, so that it is a warning. */
function explained(code: string, message: string, found: string, place: JsonNode): Finding {
  const isInUse = found.trim().toUpperCase() === 'XK';
  return {
    code,
    ...(isInUse && { severity: 'warning' }),
    message,
    place,
    at: 'value',
    data: { found, reserved: true },
  };
}

function withdrawn(code: string, successors: readonly string[], found: string, place: JsonNode): Finding {
  const [first = ''] = successors;
  return {
    code,
    message: sentences(
      t('The country code "{0}" is no longer in use.', found.trim()),
      successors.length === 1
        ? t('Use "{0}" ({1}).', first, countryByCode(first)?.name ?? '')
        : t('Use {0}.', quoteList(successors)),
    ),
    place,
    at: 'value',
    data: { found, allowed: successors },
  };
}
