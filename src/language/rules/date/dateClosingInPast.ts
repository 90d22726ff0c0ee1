import { t } from '../../../base/l10n';
import { instantOf } from '../../dates/instantOf';
import type { Rule } from '../rule';
import { statusPair } from '../status/statusPair';

const day = 86_400_000;
const nothing: readonly never[] = [];

let known = { number: Number.NaN, text: '' };

/** A deal that is New or Active though its `closingDateTime` is past: before today, in UTC. */
export const dateClosingInPast: Rule = {
  code: 'date.closing-in-past',
  severity: 'warning',
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
        code: this.code,
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
};

/** A day, by its number since 1970, as dates begin that are of it; the same one is asked for again and again. */
function textOf(number: number): string {
  if (known.number !== number) known = { number, text: new Date(number * day).toISOString().slice(0, 10) };
  return known.text;
}

/** Midnight in UTC, so many days from now. */
function later(now: number, days: number): string {
  return `${new Date(now + days * day).toISOString().slice(0, 10)}T00:00:00Z`;
}
