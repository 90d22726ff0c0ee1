import { daysUntil, isOpen } from './dueDate';
import type { ReferralFacts } from './referralFacts';

/** Orders that both views apply themselves. */
export type RowOrder = 'name' | 'closing' | 'value';

/** Sorts rows; those without a value come last. */
export function inOrder<T>(
  rows: readonly T[],
  order: RowOrder,
  factsOf: (row: T) => ReferralFacts,
  today = new Date(),
): T[] {
  const keyed = rows.map((row) => ({ row, facts: factsOf(row) }));
  const compare = { name: byName(), closing: byClosing(today), value: byValue }[order];
  return keyed.sort((one, other) => compare(one.facts, other.facts)).map(({ row }) => row);
}

type Compare = (one: ReferralFacts, other: ReferralFacts) => number;

function byName(): Compare {
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  return (one, other) => {
    const [a, b] = [one.name ?? one.customer, other.name ?? other.customer];
    return a === undefined || b === undefined ? Number(a === undefined) - Number(b === undefined) : compare(a, b);
  };
}

const byValue: Compare = (one, other) => (other.value ?? -1) - (one.value ?? -1);

/**
 * Compares by closing date: open deals that close next, then those whose date is past, those without a date, and closed
 * deals.
 */
function byClosing(today: Date): Compare {
  const rank = (facts: ReferralFacts, days: number | undefined) => {
    if (!isOpen(facts)) return 3;
    if (days === undefined) return 2;
    return days < 0 ? 1 : 0;
  };
  return (one, other) => {
    const [a, b] = [daysUntil(one.closing, today), daysUntil(other.closing, today)];
    const ranks = [rank(one, a), rank(other, b)] as const;
    if (ranks[0] !== ranks[1]) return ranks[0] - ranks[1];
    const forward = (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);
    if (Number.isNaN(forward)) return 0;
    return ranks[0] === 0 ? forward : -forward;
  };
}
