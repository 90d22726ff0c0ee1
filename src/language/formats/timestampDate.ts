import { toUtc } from './readDateTime';

const day = 86_400_000;
/** Days from Excel's day 0 (1899-12-30) to 1970. */
const excelEpoch = 25_569;
/** Milliseconds from the year 1, the epoch of .NET ticks, to 1970. */
const ticksEpoch = 62_135_596_800_000;
/** Years that a deal's date may have. Numbers outside them are not dates. */
const years = { from: 1990, to: 2100 };

/** Returns the UTC date-time that a number means: seconds, milliseconds, ticks, `yyyymmddhhmmss` or an Excel day. */
export function timestampDate(digits: string): string | undefined {
  const instant = instantOf(digits);
  if (instant === undefined || Number.isNaN(instant)) return undefined;
  const year = new Date(instant).getUTCFullYear();
  if (!(year >= years.from && year <= years.to)) return undefined;
  return toUtc({ instant, fraction: fractionOf(instant), zone: 'Z' });
}

function instantOf(digits: string): number | undefined {
  if (!/^\d{5,18}(?:\.\d{1,9})?$/.test(digits)) return undefined;
  const value = Number(digits);
  switch (digits.replace(/\..*/, '').length) {
    case 5:
      return (value - excelEpoch) * day;
    case 8:
    case 14:
      return calendar(digits);
    case 9:
    case 10:
      return Math.round(value * 1000);
    case 12:
    case 13:
      return Math.trunc(value);
    case 15:
    case 16:
      return Math.trunc(value / 1000);
    case 18:
      return Math.round(value / 10_000) - ticksEpoch;
    default:
      return undefined;
  }
}

function calendar(digits: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/.exec(digits);
  if (!parts) return undefined;
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1)
    .map((part) => Number(part ?? 0));
  const instant = Date.UTC(year, month - 1, date, hour, minute, second);
  const same = new Date(instant);
  return same.getUTCMonth() === month - 1 && same.getUTCDate() === date && same.getUTCHours() === hour
    ? instant
    : undefined;
}

function fractionOf(instant: number): string {
  const milliseconds = ((instant % 1000) + 1000) % 1000;
  return milliseconds === 0 ? '' : String(milliseconds).padStart(3, '0');
}
