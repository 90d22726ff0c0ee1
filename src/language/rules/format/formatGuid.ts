import { t } from '../../../base/l10n';
import { evidentGuid } from '../../formats/isGuid';
import { sentences, shorten } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from './formattedStrings';

/** An id of the service that was damaged on its way: a GUID with a digit too many or too few, or in braces. */
export const formatGuid = defineRule({
  code: 'format.guid',
  severity: 'warning',
  summary: 'The text is a damaged GUID.',
  reason:
    'The service gives referrals and engagements an id of 32 hexadecimal digits in five groups. A digit too many or too few, or an `O` for a zero, asks for a referral that does not exist. Ids of another kind are not reported.',
  wrong: `
    {
      "id": "{8a5e0c3e-3b0e-4d0b-9d0a-2f1f0a9c7b11}"
    }`,
  right: `
    {
      "id": "8a5e0c3e-3b0e-4d0b-9d0a-2f1f0a9c7b11"
    }`,
  remedy: 'Copy the id again; braces are removed and hyphens are added automatically.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'guid').map(({ text, property, place }) => {
      const meant = evidentGuid(text);
      return {
        message: sentences(
          t('"{0}" isn\'t a GUID, as "{1}" must be.', shorten(text), property.name),
          meant
            ? t('Did you mean "{0}"?', meant.text)
            : t('Copy it again: 32 digits from 0 to f, with hyphens after 8, 12, 16 and 20.'),
        ),
        place,
        at: 'value' as const,
        data: { found: text, ...(meant && { allowed: [meant.text] }), ...(meant?.safe && { suggestion: meant.text }) },
      };
    });
  },
});
