import { daysInMonth } from './daysInMonth';

/** What a date-time of ISO 8601 says. */
export interface DateTime {
  /** Milliseconds since 1970; what stands without a zone is taken as UTC. */
  instant: number;
  /** The digits of the second's fraction. */
  fraction: string;
  /** What says how far from UTC it is: `Z`, an offset such as `+01:00`, or nothing. */
  zone: string;
}

/** Why a text is none. */
export interface DateTimeFault {
  fault: string;
  /** The last day of the month, where the day is one that the month does not have. */
  lastDay?: string;
}

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Reads a date-time of ISO 8601 in its extended form; anything else is told what is wrong with it. */
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
  if (hour > 23) return { fault: `There is no hour ${hour}: hours go from 00 to 23.` };
  if (minute > 59) return { fault: `There is no minute ${minute}: minutes go from 00 to 59.` };
  if (second > 59) return { fault: `There is no second ${second}: seconds go from 00 to 59.` };
  const offset = offsetOf(zone);
  if (offset === undefined) return { fault: `There is no offset ${zone} from UTC.` };
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute - offset, second, Number(`${fraction}000`.slice(0, 3)));
  return { instant: at.getTime(), fraction, zone };
}

/** Whether a date stands where a date-time is due. */
export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** What is wrong with a day; nothing where it exists. */
export function dateFault(year: number, month: number, day: number): DateTimeFault | undefined {
  if (year === 0) return { fault: 'There is no year 0000.' };
  const name = months[month - 1];
  if (name === undefined) return { fault: `There is no month ${pad(month)}: months go from 01 to 12.` };
  const last = daysInMonth(year, month);
  if (day >= 1 && day <= last) return undefined;
  const which = month === 2 ? `${name} ${year}` : name;
  return { fault: `${which} has ${last} days, so there is no day ${day}.`, lastDay: pad(last) };
}

function faultOf(text: string): string {
  if (text.trim() === '') return 'A date-time is due here, but this is empty.';
  if (!isPlainDate(text)) return 'This is not an ISO 8601 date-time.';
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dateFault(year, month, day)?.fault ?? 'A date-time is due here, but this is a date without a time.';
}

/** Minutes ahead of UTC; undefined for an offset that does not exist. */
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
