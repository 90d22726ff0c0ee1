/** Whether a text is a date-time as the service writes it, such as `2026-12-31T00:00:00Z` (see `isUtcDateTimeAt`). */
export function isUtcDateTime(text: string): boolean {
  if (text.length > codes.length) return false;
  for (let at = 0; at < text.length; at++) codes[at] = text.charCodeAt(at);
  return isUtcDateTimeAt(codes, 0, text.length);
}

/** Maximum number of digits of a second. */
const codes = new Uint16Array(64);

/**
 * Whether a part of a text is a date-time as the service writes it: `2026-12-31T00:00:00Z`, with or without a fraction of
 * a second, of a day that exists. Allocates nothing, since nearly every date of nearly every referral is so.
 * @param codes the UTF-16 code units of the text
 */
export function isUtcDateTimeAt(codes: Uint16Array, from: number, to: number): boolean {
  const end = to - 1;
  if (to - from < 20 || codes[end] !== 0x5a) return false;
  if (codes[from + 4] !== 0x2d || codes[from + 7] !== 0x2d || codes[from + 10] !== 0x54) return false;
  if (codes[from + 13] !== 0x3a || codes[from + 16] !== 0x3a) return false;
  const year = two(codes, from) * 100 + two(codes, from + 2);
  const month = two(codes, from + 5);
  const day = two(codes, from + 8);
  // What is not a digit makes a number below zero.
  if (!(year > 0 && month > 0 && month < 13 && day > 0 && day <= daysInMonth(year, month))) return false;
  if (
    !(isBelow(two(codes, from + 11), 24) && isBelow(two(codes, from + 14), 60) && isBelow(two(codes, from + 17), 60))
  ) {
    return false;
  }
  if (to - from === 20) return true;
  if (codes[from + 19] !== 0x2e || to - from === 21) return false;
  for (let at = from + 20; at < end; at++) if (digit(codes, at) < 0) return false;
  return true;
}

function isBelow(value: number, limit: number): boolean {
  return value >= 0 && value < limit;
}

function two(codes: Uint16Array, at: number): number {
  return digit(codes, at) * 10 + digit(codes, at + 1);
}

/** Returns the value of a digit; a number far below zero for any other character. */
function digit(codes: Uint16Array, at: number): number {
  const value = (codes[at] as number) - 0x30;
  return value >= 0 && value <= 9 ? value : -100_000;
}

/** Returns the number of days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
