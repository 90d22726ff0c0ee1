import type { DateTime } from './readDateTime';

/** The same instant in UTC, with the digits of the fraction as they were; undefined before the year 1 and after 9999. */
export function toUtc({ instant, fraction }: DateTime): string | undefined {
  const year = new Date(instant).getUTCFullYear();
  if (year < 1 || year > 9999) return undefined;
  return `${new Date(instant).toISOString().slice(0, 19)}${fraction && `.${fraction}`}Z`;
}
