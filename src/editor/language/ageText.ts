const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was, in one unit: `just now`, `5 min ago`, `3 h ago`, `2 days ago`; a day where it is old. */
export function ageText(then: Date, now: Date): string {
  const age = now.getTime() - then.getTime();
  if (age < minute) return 'just now';
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < day) return `${Math.floor(age / hour)} h ago`;
  const days = Math.floor(age / day);
  if (days < 31) return days === 1 ? '1 day ago' : `${days} days ago`;
  return `on ${then.toISOString().slice(0, 10)}`;
}
