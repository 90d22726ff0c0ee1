import { t } from '../../../base/l10n';
import { sentences } from '../../sentences';
import { shorten } from '../../shorten';
import type { Rule } from '../rule';
import { formattedStrings } from './formattedStrings';
import { evidentGuid } from './isGuid';

/** An id of the service that was damaged on its way: a GUID with a digit too many or too few, or in braces. */
export const formatGuid: Rule = {
  code: 'format.guid',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'guid').map(({ text, property, place }) => {
      const meant = evidentGuid(text);
      return {
        code: this.code,
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
};
