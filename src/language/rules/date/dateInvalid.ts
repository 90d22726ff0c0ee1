import { t } from '../../../base/l10n';
import { looseDateTime } from '../../formats/looseDateTime';
import { readDateTime } from '../../formats/readDateTime';
import { quoteList, sentences } from '../../wording';
import { defineRule } from '../defineRule';
import { formattedStrings } from '../format/formattedStrings';

const example = '2026-12-31T00:00:00Z';

/** A date-time that is not one of ISO 8601, or of a day or time that does not exist. */
export const dateInvalid = defineRule({
  code: 'date.invalid',
  severity: 'error',
  summary: 'The text is not an ISO 8601 date and time, or names a day that does not exist.',
  reason:
    'All dates of a referral are date-times such as `2026-12-31T00:00:00Z`; a day alone is not enough, and 30 February is none. The bulk upload of Partner Center takes `12/31/2026`; the API does not.',
  wrong: `
    {
      "details": { "closingDateTime": "2026-12-31" }
    }`,
  right: `
    {
      "details": { "closingDateTime": "2026-12-31T00:00:00Z" }
    }`,
  remedy: 'Write the date as year-month-day, a T, the time, and Z. An unambiguous date is rewritten automatically.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, place }) => {
      const read = readDateTime(text);
      if (!('fault' in read)) return [];
      const meant = looseDateTime(text);
      return {
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
});
