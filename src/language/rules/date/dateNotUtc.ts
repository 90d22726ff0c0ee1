import { t } from '../../../base/l10n';
import { readDateTime, toUtc } from '../../formats/readDateTime';
import { defineRule } from '../defineRule';
import { formattedStrings } from '../format/formattedStrings';

/** A date-time without `Z`: dates are in UTC (Referral resources, "string in UTC date time format"). */
export const dateNotUtc = defineRule({
  code: 'date.not-utc',
  severity: 'warning',
  summary: 'The date-time is not in UTC.',
  reason:
    "Microsoft's *Referral resources* page has all date-times in UTC, and the service sends them with `Z`. A time without it may be read as another instant, and so as another day.",
  wrong: `
    {
      "details": { "closingDateTime": "2026-12-31T01:00:00+01:00" }
    }`,
  right: `
    {
      "details": { "closingDateTime": "2026-12-31T00:00:00Z" }
    }`,
  remedy: 'Write the same instant with Z; the quick fix converts it.',
  hasSafeFix: true,
  aboutFormats: true,
  check(referral) {
    return formattedStrings(referral, 'dateTime').flatMap(({ text, property, place }) => {
      const read = readDateTime(text);
      if ('fault' in read || read.zone === 'Z') return [];
      const suggestion = read.zone === '' ? `${text}Z` : toUtc(read);
      return {
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
});
