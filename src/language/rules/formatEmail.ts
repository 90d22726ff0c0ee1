import { shorten } from '../shorten';
import { evidentEmail } from './evidentEmail';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** What is no email address (Referral resources, Member). Lenient: the service knows best which addresses exist. */
export const formatEmail: Rule = {
  code: 'format.email',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'email').map(({ text, path }) => {
      const meant = evidentEmail(text);
      const guess = meant ? ` Did you mean "${shorten(meant.text)}"?` : '';
      return {
        code: this.code,
        message: `"${shorten(text)}" is no email address.${guess} Allowed is one address, such as "ada@contoso.com".`,
        path,
        at: 'value' as const,
        data: {
          found: text,
          ...(meant && { allowed: [meant.text], ...(meant.safe && { suggestion: meant.text }) }),
        },
      };
    });
  },
};
