import { t } from '../../../base/l10n';
import { emailsIn, evidentEmail, isEmail } from '../../formats/email';
import { sentences, shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** What is not an email address (Referral resources, Member). Lenient: the service knows best which addresses exist. */
export const formatEmail = defineRule({
  code: 'format.email',
  severity: 'warning',
  summary: 'The text is not an e-mail address.',
  reason:
    'Microsoft and the customer are contacted by these addresses, and a referral is only visible to a user of Partner Center whose address is in its `team`.',
  wrong: `
    {
      "team": [{ "firstName": "Ines", "lastName": "Roth", "email": "<ines.roth@example.com>;" }]
    }`,
  right: `
    {
      "team": [{ "firstName": "Ines", "lastName": "Roth", "email": "ines.roth@example.com" }]
    }`,
  remedy: 'Write an address such as name@example.com; what a mail program puts around it is taken off automatically.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'email').map(({ text, place }) => {
      const several = emailsIn(text);
      const isList = several.length > 1 && several.every(isEmail);
      const meant = isList ? undefined : evidentEmail(text);
      return {
        message: sentences(
          t('"{0}" isn\'t an email address.', shorten(text)),
          meant ? t('Did you mean "{0}"?', shorten(meant.text)) : t('Use one address, such as "ada@contoso.com".'),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          ...(isList && { allowed: several }),
          ...(meant && { allowed: [meant.text], ...(meant.safe && { suggestion: meant.text }) }),
        },
      };
    });
  },
});
