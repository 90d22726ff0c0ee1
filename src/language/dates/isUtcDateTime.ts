import { daysInMonth } from './daysInMonth';

/**
 * Whether a text is a date-time as the service writes it: `2026-12-31T00:00:00Z`, with or without a fraction of a
 * second, of a day that exists. Allocates nothing, since nearly every date of nearly every referral is so.
 */
export function isUtcDateTime(text: string): boolean {
  const end = text.length - 1;
  if (end < 19 || text.charCodeAt(end) !== 0x5a) return false;
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d || text.charCodeAt(10) !== 0x54) return false;
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return false;
  const year = two(text, 0) * 100 + two(text, 2);
  const month = two(text, 5);
  const day = two(text, 8);
  // Each comparison is false for NaN, which stands for what is no digit.
  if (!(year > 0 && month > 0 && month < 13 && day > 0 && day <= daysInMonth(year, month))) return false;
  if (!(two(text, 11) < 24 && two(text, 14) < 60 && two(text, 17) < 60)) return false;
  if (end === 19) return true;
  if (text.charCodeAt(19) !== 0x2e || end === 20) return false;
  for (let at = 20; at < end; at++) if (Number.isNaN(digit(text, at))) return false;
  return true;
}

function two(text: string, at: number): number {
  return digit(text, at) * 10 + digit(text, at + 1);
}

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
