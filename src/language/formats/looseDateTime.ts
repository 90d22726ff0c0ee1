import { dateFault, readDateTime, toUtc } from './readDateTime';
import { timestampDate } from './timestampDate';

/** What a text may have meant, and whether that is evident. */
interface LooseDateTime {
  text: string;
  safe: boolean;
}

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Year first: the order that leaves no doubt. */
const yearFirst =
  /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[Tt ,]\s*(\d{1,2})(?::?(\d\d))?(?::?(\d\d)(?:[.,](\d+))?)?)?\s*(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/;

/** Year last: day or month first cannot be told. With hyphens and two digits, the year may be first. */
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|(?<!-)\d{2})$/;

const dayNameYear = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}\b|\d{2}$)/i;
const nameDayYear = /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}\b|\d{2}$)/i;

/** A time of day behind a date, as in RFC 5322, JavaScript's texts and spreadsheets. */
const timeOfDay =
  /(?:,?\s+(?:at\s+)?|T)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?\s*(?:Z|UTC|GMT)?\s*([+-]\d\d:?\d\d)?(?:\s*\([^()]*\))?$/i;

/** .NET's old way to write a date in JSON. */
const dotNet = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/;

/**
 * The date-times in UTC that a text that is none may have meant, best first: a date alone, a blank for the `T`, another
 * order of day and month, the last day of a month for a day that it does not have.
 */
export function looseDateTime(written: string): LooseDateTime[] {
  const text = written.trim();
  if (text === '' || text.length > 80) return [];
  const read = readDateTime(text);
  if (!('fault' in read)) return found(toUtc(read), true);
  if (read.lastDay) return found(utc(text.slice(0, 8) + read.lastDay + text.slice(10)), false);
  const first = yearFirst.exec(text);
  if (first) return fromYearFirst(first);
  const time = timeOfDay.exec(text);
  if (time) return looseDay(text.slice(0, time.index)).map((day) => atTime(day, time));
  const loose = looseDay(text);
  if (loose.length > 0) return loose;
  const timestamp = timestampDate(text);
  if (timestamp !== undefined) return found(timestamp, false);
  const milliseconds = dotNet.exec(text)?.[1];
  return milliseconds === undefined
    ? []
    : found(toUtc({ instant: Number(milliseconds), fraction: '', zone: 'Z' }), false);
}

/** The days that a text may mean, at midnight. */
function looseDay(text: string): LooseDateTime[] {
  const last = yearLast.exec(text);
  if (last) {
    const [one, other, year] = [Number(last[1]), Number(last[3]), yearOf(last[4])];
    const dayFirst = midnight(year, other, one);
    const monthFirst = midnight(year, one, other);
    const both = last[2] === '.' ? [dayFirst] : [monthFirst, dayFirst];
    return [...new Set(both.flat())].map((value) => ({ text: value, safe: false }));
  }
  const worded = dayNameYear.exec(text);
  if (worded) return fromName(worded[2], Number(worded[1]), yearOf(worded[3]));
  const american = nameDayYear.exec(text);
  return american ? fromName(american[1], Number(american[2]), yearOf(american[3])) : [];
}

/** Sets the time of a day; a time that does not exist leaves it at midnight. */
function atTime(
  { text, safe }: LooseDateTime,
  [, hour, minute, second = '00', half, zone]: RegExpExecArray,
): LooseDateTime {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const clock = `${String(hours).padStart(2, '0')}:${minute}:${second}`;
  const offset = zone?.replace(/^(...):?/, '$1:') ?? 'Z';
  return { text: utc(text.slice(0, 'YYYY-MM-DDT'.length) + clock + offset) ?? text, safe };
}

/** A year of two digits is one of this century. */
function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function fromYearFirst(match: RegExpExecArray): LooseDateTime[] {
  const part = (index: number): string => (match[index] ?? '0').padStart(2, '0');
  if (match[2] === '' && (match[3]?.length !== 2 || match[4]?.length !== 2)) return [];
  const fault = dateFault(Number(match[1]), Number(match[3]), Number(match[4]));
  const day = fault?.lastDay ?? part(4);
  const fraction = match[8] ? `.${match[8]}` : '';
  const zone = /^(Z|UTC|GMT)?$/i.test(match[9] ?? '') ? 'Z' : match[9];
  const value = utc(`${match[1]}-${part(3)}-${day}T${part(5)}:${part(6)}:${part(7)}${fraction}${zone}`);
  return found(value, fault === undefined);
}

function fromName(name: string | undefined, day: number, year: number): LooseDateTime[] {
  const month = names.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
  return midnight(year, month, day).map((text) => ({ text, safe: false }));
}

function midnight(year: number, month: number, day: number): string[] {
  if (dateFault(year, month, day)) return [];
  return [
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`,
  ];
}

function utc(text: string): string | undefined {
  const read = readDateTime(text);
  return 'fault' in read ? undefined : toUtc(read);
}

function found(text: string | undefined, safe: boolean): LooseDateTime[] {
  return text === undefined ? [] : [{ text, safe }];
}
