import { once } from '../../base/once';
import { plainSigns } from '../../base/plainSigns';
import { daysInMonth } from './isUtcDateTime';
import { dateFault, readDateTime, toUtc } from './readDateTime';
import { timestampDate } from './timestampDate';

/** A date-time that a text may mean, and whether that is evident. */
interface LooseDateTime {
  text: string;
  safe: boolean;
}

/** Languages whose names of months are read, and those whose names count only if no other language has them. */
const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl'];
const otherLanguages = ['cs', 'da', 'fi', 'nb', 'pl', 'ro', 'ru', 'sv', 'tr', 'uk'];

/** Year first: the only order without ambiguity. */
const yearFirst =
  /^(\d{4})([-/.]?)\s?(\d{1,2})\2\s?(\d{1,2})(?:[T ,]\s*(\d{1,2})(?::?(\d\d))?(?::?(\d\d)(?:[.,](\d+))?)?)?\s*(?:Z|UTC|GMT)?([+-]\d\d?(?::?\d\d)?)?$/i;

/** Year last: day and month cannot be told apart. With hyphens and two digits, the year may be first. */
const yearLast = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|(?<!-)\d{2})$/;

const dayNameYear =
  /^(?:[\p{L}-]{3,14},?\s+)?(\d{1,2})(?:st|nd|rd|th|er|o)?[\s./-]+(?:de\s+)?(\p{L}{3,12})[\s.,/-]+(?:del?\s+)?(\d{4}\b|\d{2}$)/iu;
const nameDayYear = /^(?:[a-z]{3,9},?\s+)?(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}\b|\d{2}$)/iu;

/** A month without a day. */
const yearMonth = /^(\d{4})[-/.](\d{1,2})$/;
const monthYear = /^(\d{1,2}|\p{L}{3,12})[\s.,/-]+(?:del?\s+)?(\d{4})$/u;

/** A year of the calendar or Microsoft's fiscal year, or a part of one, and the end of such a time. */
const partOfYear =
  /^(?:(?<part>Q[1-4]|H[12]|[1-4]Q|[12]H|early|mid|late)[\s/-]*)?(?<fiscal>FY)?\s*['’]?(?<year>\d{4}|(?<=[QHY\d][\s'’/-]*)\d\d)$/i;
const yearFirstPart = /^((?:FY)?['’]?(?:\d{4}|(?<=FY)\d\d))[\s/-]*(Q[1-4]|H[12])$/i;
const endOf = /^(?:(?:the )?end (?:of )?|ende |fin |fine )(?=[\p{L}\d])/iu;

/** A time of day after a date, as in RFC 5322, JavaScript's texts and spreadsheets. */
const timeOfDay =
  /(?:,?\s+(?:(?:at|um|à|om)\s+)?|T)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?|Uhr)?\s*(?:Z|UTC|GMT)?\s*([+-]\d\d?(?::?\d\d)?)?(?:\s*\([^()]*\))?$/i;

/** The name of a time zone after a time, as Java and Temporal write it. */
const zoneName = / ?(?:\[([\w+/-]+)\]|([A-Z][a-z]+(?:\/[A-Z]\w+)+))$/;

/** Names of zones after a time, and their offsets. */
const zones: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  JST: '+09:00',
};
const zoneAfterTime = /(?<=:\d\d(?:\s?[ap]\.?m\.?)?)\s?([A-Z]{3,4})$/i;

/** .NET's old way to write a date in JSON. */
const dotNet = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/;

/**
 * Returns the UTC date-times that a text may mean, best first: a date alone, a blank instead of the `T`, another order
 * of day and month, the last day of a month for a day that does not exist.
 */
export function looseDateTime(written: string): LooseDateTime[] {
  if (written.length > 80) return [];
  const text = plainSigns(written)
    .trim()
    .replace(/\s?[年년月월]\s?/g, '-')
    .replace(/\s?[日일]|[-.,;]$/g, '');
  if (text === '') return [];
  const zone = zoneName.exec(text);
  if (zone) return atZone(text.slice(0, zone.index), zone[1] ?? zone[2] ?? '');
  const abbreviated = zones[zoneAfterTime.exec(text)?.[1]?.toUpperCase() ?? ''];
  if (abbreviated !== undefined)
    return looseDateTime(text.replace(zoneAfterTime, abbreviated)).map((date) => unsure(date.text));
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

/** Returns the days that a text may mean, at midnight. */
function looseDay(text: string): LooseDateTime[] {
  const last = yearLast.exec(text);
  if (last) {
    const [one, other, year] = [Number(last[1]), Number(last[3]), yearOf(last[4])];
    const dayFirst = midnight(year, other, one);
    const monthFirst = midnight(year, one, other);
    const both = last[2] === '.' ? [dayFirst] : [monthFirst, dayFirst];
    return [...new Set(both.flat())].map(unsure);
  }
  const worded = dayNameYear.exec(text);
  if (worded) return fromName(worded[2], Number(worded[1]), yearOf(worded[3]));
  const american = nameDayYear.exec(text);
  if (american) return fromName(american[1], Number(american[2]), yearOf(american[3]));
  const period = partOfYear.exec(text.replace(yearFirstPart, '$2 $1'))?.groups;
  if (period) return wholePeriod(period);
  const ending = endOf.exec(text);
  if (ending) return looseDay(text.slice(ending[0].length)).slice(0, 1);
  const [, year, month] = yearMonth.exec(text) ?? [];
  const [, name = month, ofName = year] = monthYear.exec(text) ?? [];
  return ofName === undefined ? [] : wholeMonth(Number(ofName), Number(name) || monthOf(name));
}

/** The first and the last month of a part of a year. */
const partMonths: Readonly<Record<string, readonly [first: number, last: number]>> = {
  ...{ q1: [1, 3], q2: [4, 6], q3: [7, 9], q4: [10, 12], h1: [1, 6], h2: [7, 12] },
  ...{ early: [1, 3], mid: [4, 9], late: [10, 12] },
};

/** Returns the last and the first day of a year or a part of it. Fiscal years begin in July of the year before. */
function wholePeriod({ part = '', fiscal, year }: Record<string, string | undefined>): LooseDateTime[] {
  const key = part.toLowerCase().replace(/^(\d)(\w)/, '$2$1');
  const [first, last] = partMonths[key] ?? [1, 12];
  const dayIn = (month: number, pick: (days: LooseDateTime[]) => LooseDateTime[]): LooseDateTime[] => {
    const shifted = fiscal ? month - 6 : month;
    return pick(shifted < 1 ? wholeMonth(yearOf(year) - 1, shifted + 12) : wholeMonth(yearOf(year), shifted));
  };
  return [...dayIn(last, (days) => days.slice(0, 1)), ...dayIn(first, (days) => days.slice(1))];
}

/** Returns the last and the first day of a month. */
function wholeMonth(year: number, month: number): LooseDateTime[] {
  return [daysInMonth(year, month), 1].flatMap((day) => midnight(year, month, day)).map(unsure);
}

function unsure(text: string): LooseDateTime {
  return { text, safe: false };
}

/** Returns the instants that a date-time with a zone name may mean. An offset before the name takes precedence. */
function atZone(text: string, timeZone: string): LooseDateTime[] {
  const meant = looseDateTime(text);
  if (/Z$|:.*[+-]/i.test(text)) return meant;
  try {
    return meant.map((each) => unsure(zoned(Date.parse(each.text), timeZone)));
  } catch {
    // There is no such zone.
    return [];
  }
}

/**
 * Returns the instant at which the clocks of a zone show a local time.
 * @param local that time as if it were UTC
 */
function zoned(local: number, timeZone: string): string {
  let instant = local;
  // The second pass is for changes of the offset in between.
  for (let pass = 0; pass < 2; pass++) {
    // The Swedish form is nearly that of ISO 8601.
    const shown = new Date(instant).toLocaleString('sv', { timeZone });
    instant += local - Date.parse(`${shown.replace(' ', 'T')}Z`);
  }
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/** Sets the time of a day. Keeps midnight if the time does not exist. */
function atTime(
  { text, safe }: LooseDateTime,
  [, hour, minute, second = '00', half, zone]: RegExpExecArray,
): LooseDateTime {
  const hours = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  const clock = `${String(hours).padStart(2, '0')}:${minute}:${second}`;
  return { text: utc(text.slice(0, 'YYYY-MM-DDT'.length) + clock + offsetOf(zone)) ?? text, safe };
}

/** Returns a year; two digits mean one of this century. */
function yearOf(digits = ''): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function fromYearFirst(match: RegExpExecArray): LooseDateTime[] {
  const part = (index: number): string => (match[index] ?? '0').padStart(2, '0');
  if (match[2] === '' && (match[3]?.length !== 2 || match[4]?.length !== 2)) return [];
  const fault = dateFault(Number(match[1]), Number(match[3]), Number(match[4]));
  // The day may come before the month.
  if (Number(match[3]) > 12 && match[5] === undefined)
    return midnight(Number(match[1]), Number(match[4]), Number(match[3])).map(unsure);
  const day = fault?.lastDay ?? part(4);
  const fraction = match[8] ? `.${match[8]}` : '';
  const clock = `${part(5)}:${part(6)}:${part(7)}${fraction}`;
  return found(utc(`${match[1]}-${part(3)}-${day}T${clock}${offsetOf(match[9])}`), !fault && part(5) !== '24');
}

/** Returns an offset with two digits for the hours. */
function offsetOf(zone = 'Z'): string {
  return zone.replace(/^(.)(?=\d(?::|$|\d\d$))/, '$10');
}

function fromName(name: string | undefined, day: number, year: number): LooseDateTime[] {
  return midnight(year, monthOf(name), day).map(unsure);
}

const monthNames = once(() => languages.flatMap((language) => namesIn(language, {})));

/** Names of months as they are after a day, and alone. */
const otherMonthNames = once(() =>
  otherLanguages.flatMap((language) => [...namesIn(language, { day: 'numeric' }), ...namesIn(language, {})]),
);

interface MonthName {
  name: string;
  month: number;
}

function namesIn(language: string, options: Intl.DateTimeFormatOptions): MonthName[] {
  return (['long', 'short'] as const).flatMap((style) => {
    const { format } = new Intl.DateTimeFormat(language, { ...options, month: style, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, index) => ({
      name: folded(format(Date.UTC(2027, index))),
      month: index + 1,
    }));
  });
}

/**
 * Returns the month (1 to 12) whose name begins with a text in one of the languages; 0 if there is none, or more than
 * one.
 */
function monthOf(written = ''): number {
  const name = folded(written);
  if (name.length < 3) return 0;
  const begunSo = (names: readonly MonthName[], part: string) =>
    new Set(names.flatMap((each) => (each.name.startsWith(part) ? each.month : [])));
  for (const [names, part] of [
    [monthNames(), name],
    [otherMonthNames(), name],
    [monthNames(), name.slice(0, 3)],
  ] as const) {
    const [month = 0, ...others] = begunSo(names, part);
    if (month > 0) return others.length > 0 ? 0 : month;
  }
  return 0;
}

/** Removes case, accents and points from letters. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\P{L}/gu, '').toLowerCase();
}

function midnight(year: number, month: number, day: number): string[] {
  if (dateFault(year, month, day)) return [];
  return [
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T00:00:00Z`,
  ];
}

function utc(text: string): string | undefined {
  // ISO 8601 had 24:00 for the end of a day.
  const read = readDateTime(text.replace('T24:00:00', 'T00:00:00'));
  if ('fault' in read) return undefined;
  return toUtc(text.includes('T24') ? { ...read, instant: read.instant + 86_400_000 } : read);
}

function found(text: string | undefined, safe: boolean): LooseDateTime[] {
  return text === undefined ? [] : [{ text, safe }];
}
