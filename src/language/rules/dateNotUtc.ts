import { readDateTime } from '../dates/readDateTime';
import { toUtc } from '../dates/toUtc';
import { formattedStrings } from './formattedStrings';
import type { Rule } from './rule';

/** A date-time without `Z`: dates are in UTC (Referral resources, "string in UTC date time format"). */
export const dateNotUtc: Rule = {
  code: 'date.not-utc',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, property, path }) => {
      const read = readDateTime(text);
      if ('fault' in read || read.zone === 'Z') return [];
      const suggestion = read.zone === '' ? `${text}Z` : toUtc(read);
      const what =
        read.zone === ''
          ? 'does not say that it is in UTC: write "Z" at its end'
          : `is ${read.zone} from UTC: write the same instant in UTC, with "Z" at its end`;
      return {
        code: this.code,
        message: `"${property.name}" ${what}${suggestion ? `, "${suggestion}"` : ''}.`,
        path,
        at: 'value' as const,
        data: { found: text, ...(suggestion && { suggestion, allowed: [suggestion] }) },
      };
    });
  },
};
