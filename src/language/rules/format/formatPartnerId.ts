import { t } from '../../../base/l10n';
import { plainSigns } from '../../../base/plainSigns';
import { shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** A Partner ID that is not digits (Referral resources, MpnId: numeric string). */
export const formatPartnerId = defineRule({
  code: 'format.partner-id',
  severity: 'warning',
  summary: 'The Partner ID (mpnId) is not made of digits.',
  reason: "Microsoft's *Referral resources* page describes `mpnId` as a number written as text.",
  wrong: `
    {
      "mpnId": "MPN 4863040"
    }`,
  right: `
    {
      "mpnId": "4863040"
    }`,
  remedy: 'Write the digits only.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'digits').map(({ text, place }) => {
      const meant = evidentDigits(text);
      return {
        message: t('"{0}" isn\'t a Partner ID. Use digits only, such as "{1}".', shorten(text), meant ?? '4863040'),
        place,
        at: 'value' as const,
        data: { found: text, ...(meant && { suggestion: meant, allowed: [meant] }) },
      };
    });
  },
});

/** Returns the digits of an ID with its label, or with blanks or hyphens between them. */
function evidentDigits(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const digits = plainSigns(text)
    .replace(/^\s*(?:mpn|partner|pga|pla)?[\s-]*(?:id|no\.?)?[\s:#-]*/i, '')
    .replace(/[\s-]+/g, '');
  return /^\d{4,10}$/.test(digits) ? digits : undefined;
}
