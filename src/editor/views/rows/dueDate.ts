import { t } from '../../../base/l10n';
import type { ReferralFacts } from './referralFacts';

/** Number of days before a date from which a row shows it. */
export const nearDays = 7;

const dayMs = 86_400_000;

/** The date by which the user has to act. */
interface DueDate {
  kind: 'expires' | 'closes';
  /** Number of days from today; negative after the date. */
  days: number;
}

/** Whether a deal can still be won. */
export function isOpen({ status }: ReferralFacts): boolean {
  return status !== 'Closed';
}

/** Returns the next date of an open deal: the end of an unanswered invitation, or the closing date. */
export function dueDate(facts: ReferralFacts, today: Date): DueDate | undefined {
  if (!isOpen(facts)) return undefined;
  const expires = facts.status === 'New' ? daysUntil(facts.expires, today) : undefined;
  const closes = daysUntil(facts.closing, today);
  if (expires !== undefined && (closes === undefined || expires <= closes)) return { kind: 'expires', days: expires };
  return closes === undefined ? undefined : { kind: 'closes', days: closes };
}

/** Returns a due date in words, such as `closes tomorrow`, if it is near or past. */
export function dueText(due: DueDate | undefined): string | undefined {
  if (!due || due.days > nearDays) return undefined;
  const { kind, days } = due;
  if (kind === 'expires') {
    if (days < 0) return days === -1 ? t('expired yesterday') : t('expired {0} days ago', -days);
    if (days === 0) return t('expires today');
    return days === 1 ? t('expires tomorrow') : t('expires in {0} days', days);
  }
  if (days < 0) return days === -1 ? t('overdue since yesterday') : t('{0} days overdue', -days);
  if (days === 0) return t('closes today');
  return days === 1 ? t('closes tomorrow') : t('closes in {0} days', days);
}

/**
 * Returns the number of days from today to the written day of a date-time: `2027-03-31T00:00:00Z` means March 31
 * everywhere.
 */
export function daysUntil(dateTime: string | undefined, today: Date): number | undefined {
  const day = dayOf(dateTime);
  if (day === undefined) return undefined;
  return Math.round((day - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / dayMs);
}

/** Formats a date for people, such as `31 Mar`; with the year unless it is this year. */
export function dateText(dateTime: string | undefined, today: Date): string | undefined {
  const day = dayOf(dateTime);
  if (day === undefined) return undefined;
  const date = new Date(day);
  const short = `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
  return date.getUTCFullYear() === today.getFullYear() ? short : `${short} ${date.getUTCFullYear()}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Returns midnight of the day in UTC, in milliseconds. */
function dayOf(dateTime: string | undefined): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?:T|$)/.exec(dateTime ?? '') ?? [];
  const time = year ? Date.parse(`${year}-${month}-${day}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
