import { t } from '../../../base/l10n';
import { looseDateTime } from '../../dates/looseDateTime';
import { readDateTime } from '../../dates/readDateTime';
import { quoteList } from '../../quoteList';
import { sentences } from '../../sentences';
import { formattedStrings } from '../format/formattedStrings';
import type { Rule } from '../rule';

const example = '2026-12-31T00:00:00Z';

/** A date-time that is not one of ISO 8601, or of a day or time that does not exist. */
export const dateInvalid: Rule = {
  code: 'date.invalid',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, place }) => {
      const read = readDateTime(text);
      if (!('fault' in read)) return [];
      const meant = looseDateTime(text);
      return {
        code: this.code,
        message: sentences(
          read.fault,
          meant.length > 0
            ? t('Did you mean {0}?', quoteList(meant.map((one) => one.text)))
            : t('Use a date and time in UTC, such as "{0}".', example),
        ),
        place,
        at: 'value' as const,
        data: {
          found: text,
          allowed: meant.map((one) => one.text),
          ...(meant[0]?.safe && { suggestion: meant[0].text }),
        },
      };
    });
  },
};
