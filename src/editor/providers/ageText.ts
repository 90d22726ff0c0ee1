import { t } from '../../base/l10n';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Returns how long ago something was, in one unit: `just now`, `5 min ago`, `3 h ago`, `2 days ago`; a date if it is
 * old.
 */
export function ageText(then: Date, now: Date): string {
  const age = now.getTime() - then.getTime();
  if (age < minute) return t('just now');
  if (age < hour) return t('{0} min ago', Math.floor(age / minute));
  if (age < day) return t('{0} h ago', Math.floor(age / hour));
  const days = Math.floor(age / day);
  if (days < 31) return days === 1 ? t('1 day ago') : t('{0} days ago', days);
  return t('on {0}', then.toISOString().slice(0, 10));
}
