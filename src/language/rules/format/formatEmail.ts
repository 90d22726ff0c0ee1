import { t } from '../../../base/l10n';
import { sentences } from '../../sentences';
import { shorten } from '../../shorten';
import type { Rule } from '../rule';
import { evidentEmail } from './evidentEmail';
import { formattedStrings } from './formattedStrings';

/** What is no email address (Referral resources, Member). Lenient: the service knows best which addresses exist. */
export const formatEmail: Rule = {
  code: 'format.email',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'email').map(({ text, place }) => {
      const meant = evidentEmail(text);
      return {
        code: this.code,
        message: sentences(
          t('"{0}" isn\'t an email address.', shorten(text)),
          meant ? t('Did you mean "{0}"?', shorten(meant.text)) : t('Use one address, such as "ada@contoso.com".'),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { allowed: [meant.text], ...(meant.safe && { suggestion: meant.text }) }),
        },
      };
    });
  },
};
