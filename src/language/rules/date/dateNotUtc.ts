import { t } from '../../../base/l10n';
import { readDateTime } from '../../dates/readDateTime';
import { toUtc } from '../../dates/toUtc';
import { formattedStrings } from '../format/formattedStrings';
import type { Rule } from '../rule';

/** A date-time without `Z`: dates are in UTC (Referral resources, "string in UTC date time format"). */
export const dateNotUtc: Rule = {
  code: 'date.not-utc',
  severity: 'warning',
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, property, place }) => {
      const read = readDateTime(text);
      if ('fault' in read || read.zone === 'Z') return [];
      const suggestion = read.zone === '' ? `${text}Z` : toUtc(read);
      return {
        code: this.code,
        message:
          suggestion === undefined
            ? t('"{0}" must be in UTC, with "Z" at the end.', property.name)
            : read.zone === ''
              ? t('"{0}" has no time zone. Write it in UTC: "{1}".', property.name, suggestion)
              : t('"{0}" must be in UTC. Write the same time as "{1}".', property.name, suggestion),
        place,
        at: 'value' as const,
        data: { found: text, ...(suggestion && { suggestion, allowed: [suggestion] }) },
      };
    });
  },
};
