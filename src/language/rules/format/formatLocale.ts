import { t } from '../../../base/l10n';
import { localesMeant } from '../../../domain/localesMeant';
import { sentences } from '../../sentences';
import { shorten } from '../../shorten';
import type { Rule } from '../rule';
import { formattedStrings } from './formattedStrings';

/** What is no culture: no BCP 47 tag of a known language and region, and no name of .NET (Referral resources, ContactPreference, Locale). */
export const formatLocale: Rule = {
  code: 'format.locale',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'locale').map(({ text, place }) => {
      const [meant, ...others] = localesMeant(text);
      return {
        code: this.code,
        message: sentences(
          t('"{0}" isn\'t a language tag.', shorten(text)),
          meant ? t('Did you mean "{0}"?', meant) : t('Use a tag such as "en-US", "de-DE" or "zh-CN".'),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { allowed: [meant, ...others] }),
          ...(meant && others.length === 0 && { suggestion: meant }),
        },
      };
    });
  },
};
