import { shorten } from '../shorten';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** A Partner ID that is not digits (Referral resources, MpnId: numeric string). */
export const formatPartnerId: Rule = {
  code: 'format.partner-id',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'digits').map(({ text, property, path }) => {
      const meant = evidentDigits(text);
      const guess = meant ? ` Did you mean "${meant}"?` : '';
      return {
        code: this.code,
        message: `"${property.name}" is a Partner ID, which has digits only, such as "4863040"; this is "${shorten(text)}".${guess}`,
        path,
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
