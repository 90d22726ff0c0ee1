import { t } from '../../base/l10n';
import { daysInMonth, isUtcDateTime } from './isUtcDateTime';

/** Content of a date-time of ISO 8601. */
interface DateTime {
  /** Milliseconds since 1970; without a zone it is read as UTC. */
  instant: number;
  /** The digits of the second's fraction. */
  fraction: string;
  /** Distance from UTC: `Z`, an offset such as `+01:00`, or empty. */
  zone: string;
}

/** Why a text is not a date-time. */
interface DateTimeFault {
  fault: string;
  /** The last day of the month, if the given day is after it. */
  lastDay?: string;
}

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;

/** Reads a date-time of ISO 8601 in its extended form; says what is wrong with anything else. */
export function readDateTime(text: string): DateTime | DateTimeFault {
  const match = text.length > 60 ? null : form.exec(text);
  if (!match) return { fault: faultOf(text) };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const fraction = match[7] ?? '';
  const zone = match[8]?.toUpperCase() ?? '';
  const date = dateFault(year, month, day);
  if (date) return date;
  if (hour > 23) return { fault: t('The hour must be 00 to 23, not {0}.', hour) };
  if (minute > 59) return { fault: t('The minute must be 00 to 59, not {0}.', minute) };
  if (second > 59) return { fault: t('The second must be 00 to 59, not {0}.', second) };
  const offset = offsetOf(zone);
  if (offset === undefined) return { fault: t("The UTC offset {0} doesn't exist.", zone) };
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute - offset, second, Number(`${fraction}000`.slice(0, 3)));
  return { instant: at.getTime(), fraction, zone };
}

/** Whether a text is a date without a time. */
function isPlainDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** Returns what is wrong with a day; undefined if it exists. */
export function dateFault(year: number, month: number, day: number): DateTimeFault | undefined {
  if (year === 0) return { fault: t("The year can't be 0000.") };
  if (month < 1 || month > 12) return { fault: t('The month must be 01 to 12, not {0}.', pad(month)) };
  const last = daysInMonth(year, month);
  if (day >= 1 && day <= last) return undefined;
  const fault = t(
    "{0} has {1} days, so the day can't be {2}.",
    `${String(year).padStart(4, '0')}-${pad(month)}`,
    last,
    day,
  );
  return { fault, lastDay: pad(last) };
}

function faultOf(text: string): string {
  if (text.trim() === '') return t('The date is empty.');
  if (!isPlainDate(text)) return t('This is not an ISO 8601 date and time.');
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dateFault(year, month, day)?.fault ?? t('The time is missing.');
}

/** Returns the minutes ahead of UTC; undefined for an offset that does not exist. */
function offsetOf(zone: string): number | undefined {
  if (zone === '' || zone === 'Z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * Returns the same instant in UTC, with the digits of its fraction. Returns undefined before the year 1 and after 9999.
 */
export function toUtc({ instant, fraction }: DateTime): string | undefined {
  const year = new Date(instant).getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return `${new Date(instant).toISOString().slice(0, 19)}${fraction && `.${fraction}`}Z`;
}

/**
 * Returns the instant that a value of a referral means, in milliseconds. Returns undefined if it is not a date-time,
 * and for the year 1, which the service writes for "never".
 */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.startsWith('0001-')) return undefined;
  if (isUtcDateTime(value)) return Date.parse(value);
  const read = readDateTime(value);
  return 'fault' in read ? undefined : read.instant;
}
