import { t } from '../../../base/l10n';
import { shorten } from '../../shorten';
import type { Rule } from '../rule';
import { formattedStrings } from './formattedStrings';

/** A Partner ID that is not digits (Referral resources, MpnId: numeric string). */
export const formatPartnerId: Rule = {
  code: 'format.partner-id',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'digits').map(({ text, place }) => {
      const meant = evidentDigits(text);
      return {
        code: this.code,
        message: t('"{0}" isn\'t a Partner ID. Use digits only, such as "{1}".', shorten(text), meant ?? '4863040'),
        place,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant, allowed: [meant] }) },
      };
    });
  },
};

/** The digits of an id with its label, or with blanks or hyphens between them. */
function evidentDigits(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const digits = text.replace(/^\s*(?:mpn|partner|pga|pla)?[\s-]*(?:id|no\.?)?[\s:#-]*/i, '').replace(/[\s-]+/g, '');
  return /^\d{4,10}$/.test(digits) ? digits : undefined;
}
