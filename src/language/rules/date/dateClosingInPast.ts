import { t } from '../../../base/l10n';
import { statusPair } from '../../facts/statusPair';
import { instantOf } from '../../formats/readDateTime';
import { defineRule } from '../defineRule';

const day = 86_400_000;
const nothing: readonly never[] = [];

let known = { number: Number.NaN, text: '' };

/** A deal that is New or Active though its `closingDateTime` is past: before today, in UTC. */
export const dateClosingInPast = defineRule({
  code: 'date.closing-in-past',
  severity: 'warning',
  summary: 'The closing date has passed while the referral is still New or Active.',
  reason:
    'The closing date is when the deal is expected to close. One in the past is either out of date or a sign that the referral should be closed by now.\n\nThe example is wrong since 1 July 2025.',
  wrong: `
    {
      "status": "Active",
      "substatus": "Accepted",
      "details": { "closingDateTime": "2025-06-30T00:00:00Z" }
    }`,
  right: `
    {
      "status": "Closed",
      "substatus": "Won",
      "details": { "closingDateTime": "2025-06-30T00:00:00Z" }
    }`,
  remedy: 'Set a new closing date, or close the referral.',
  exampleHost: { today: '2025-07-01T00:00:00Z' },
  check(referral, { today }) {
    const status = statusPair(referral).status?.meant;
    if (status !== 'New' && status !== 'Active') return nothing;
    const closing = referral.at('details', 'closingDateTime');
    const value = closing?.value;
    if (!closing || typeof value !== 'string') return nothing;
    const now = today().getTime();
    if (value >= textOf(Math.floor(now / day)) && !referral.isMisformatted(closing)) return nothing;
    const at = instantOf(value);
    const days = at === undefined ? 0 : Math.floor(now / day) - Math.floor(at / day);
    if (at === undefined || days <= 0) return nothing;
    return [
      {
        message:
          days === 1
            ? t(
                'This referral is {0}, but its closing date was yesterday. Choose a later date, or close the referral.',
                status,
              )
            : t(
                'This referral is {0}, but its closing date was {1} days ago ({2}). Choose a later date, or close the referral.',
                status,
                days,
                new Date(at).toISOString().slice(0, 10),
              ),
        place: closing,
        at: 'value',
        data: { found: value, allowed: [later(now, 30), later(now, 90)] },
      },
    ];
  },
  /** Moves a closing date that is past to 30 or 90 days from today. */
  fix(_, { offset, length, data }) {
    const days = [30, 90];
    return data.allowed.map((value, index) => ({
      title: t('Move to {0} ({1} days from today)', value.slice(0, 10), days[index] ?? 0),
      edits: [{ offset, length, text: JSON.stringify(value) }],
    }));
  },
});

/**
 * Formats a day, given as days since 1970, as `YYYY-MM-DD`. Caches the last result, because the same day is asked for
 * repeatedly.
 */
function textOf(number: number): string {
  if (known.number !== number) known = { number, text: new Date(number * day).toISOString().slice(0, 10) };
  return known.text;
}

/** Returns midnight in UTC, this number of days from now. */
function later(now: number, days: number): string {
  return `${new Date(now + days * day).toISOString().slice(0, 10)}T00:00:00Z`;
}
