import { t } from '../../base/l10n';
import type { AllowedValue } from '../caret/allowedAt';

const day = 86_400_000;

/** Dates relative to today, as midnight in UTC: the ones that closing dates are mostly set to. */
export function suggestedDates(today: Date): AllowedValue[] {
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate());
  const year = today.getUTCFullYear();
  const month = today.getUTCMonth();
  const quarter = Math.floor(month / 3) * 3 + 3;
  // Microsoft's fiscal year ends with June.
  const fiscal = month < 6 ? year : year + 1;
  const dates: [time: number, what: string][] = [
    [start + 30 * day, t('in {0} days', 30)],
    [start + 60 * day, t('in {0} days', 60)],
    [start + 90 * day, t('in {0} days', 90)],
    [Date.UTC(year, month + 1, 0), t('end of the month')],
    [Date.UTC(year, quarter, 0), t('end of the quarter')],
    [Date.UTC(year, quarter + 3, 0), t('end of the next quarter')],
    [Date.UTC(year, 12, 0), t('end of the year')],
    [Date.UTC(fiscal, 6, 0), t("end of Microsoft's fiscal year")],
  ];
  // Several may fall on one day: it is offered once, and found by each of them.
  const named = new Map<number, string[]>();
  for (const [time, what] of dates) {
    if (time >= start) named.set(time, [...(named.get(time) ?? []), what]);
  }
  return [...named].map(([time, names]) => {
    const value = `${new Date(time).toISOString().slice(0, 10)}T00:00:00Z`;
    const what = names.join(', ');
    return { value, detail: what, description: t('Midnight in UTC, {0}.', what), filter: `${value} ${what}` };
  });
}
