import { looseDateTime } from '../dates/looseDateTime';
import { readDateTime } from '../dates/readDateTime';
import { shorten } from '../shorten';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

const example = '2026-12-31T00:00:00Z';

/** A date-time that is not one of ISO 8601, or of a day or time that does not exist (FACTS.md, section 8.1). */
export const dateInvalid: Rule = {
  code: 'date.invalid',
  severity: 'error',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, property, path }) => {
      const read = readDateTime(text);
      if (!('fault' in read)) return [];
      const meant = looseDateTime(text);
      const guess = meant[0] ? ` Did you mean "${meant[0].text}"?` : '';
      const shown = text.trim() === '' ? '' : `"${shorten(text)}" is no value of "${property.name}". `;
      return {
        code: this.code,
        message: `${shown}${read.fault}${guess} Allowed is a date-time in UTC such as "${example}".`,
        path,
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
