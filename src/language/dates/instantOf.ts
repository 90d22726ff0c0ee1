import { isUtcDateTime } from './isUtcDateTime';
import { readDateTime } from './readDateTime';

/**
 * The instant that a value of a referral means, in milliseconds; undefined if it is not a date-time, and for the year 1,
 * which the service writes for "never".
 */
export function instantOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.startsWith('0001-')) return undefined;
  if (isUtcDateTime(value)) return Date.parse(value);
  const read = readDateTime(value);
  return 'fault' in read ? undefined : read.instant;
}
