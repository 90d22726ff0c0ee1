import { t } from '../../base/l10n';
import type { AllowedValue } from '../caret/allowedAt';
import { beginsWord, hasInitials } from './beginsWord';

/** The fewest letters that are looked for in descriptions. */
const minDescribed = 3;

/** How a value is found, best first. */
const [same, begun, loosely, meant, word, initials, described] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Returns the values that a typed text may mean, best first, with what VS Code finds them by. It keeps this order.
 * @param hasWords whether the descriptions are searched: a bank is in "Banks, insurance and capital markets"
 */
export function matching<V extends AllowedValue>(values: readonly V[], typed: string, hasWords = false): V[] {
  if (typed === '') return [...values].sort(byFit);
  let found = ranked(values, (value) => rankOf(value, typed));
  if (found.length === 0)
    found = ranked(values, ({ label, value }) => (hasInitials(label ?? value, typed) ? initials : undefined));
  if (hasWords && typed.length >= minDescribed) {
    const rest = values.filter((value) => !found.some((other) => other.value === value));
    found.push(...ranked(rest, ({ description }) => (beginsWord(t(description), typed) ? described : undefined)));
  }
  found.sort((a, b) => a.rank - b.rank || byFit(a.value, b.value));
  const best = found[0]?.rank;
  const isClear = found.every(({ value, rank }) => isFoundAlone(value, rank, typed));
  return found.map(({ value, rank }) => ({
    ...value,
    filter: isClear ? filterOf(value) : `${typed} ${filterOf(value)}`,
    fits: rank === best && value.fits === true,
  }));
}

/** Returns what a value is found by. */
export function filterOf({ filter, label, value }: AllowedValue): string {
  return filter ?? (label === undefined ? value : `${value} ${label}`);
}

interface Ranked<V> {
  value: V;
  rank: number;
}

function ranked<V>(values: readonly V[], rankOf: (value: V) => number | undefined): Ranked<V>[] {
  return values.flatMap((value) => {
    const rank = rankOf(value);
    return rank === undefined ? [] : [{ value, rank }];
  });
}

function rankOf(value: AllowedValue, typed: string): number | undefined {
  const place = value.meantBy?.(typed) || undefined;
  // A bare number counts employees, also if a value begins with it.
  const isNumber = /^\d+$/.test(typed);
  const begins = (fold: (text: string) => string): boolean =>
    [value.value, value.label ?? ''].some((text) => fold(text).startsWith(fold(typed)));
  if (!isNumber && begins(squeezed)) return place === 1 ? same : begins(lowerCase) ? begun : loosely;
  if (place !== undefined) return meant + place / 100;
  return beginsWord(filterOf(value), typed) ? word : undefined;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** A text without blanks and case, with "and" for "&". */
function squeezed(text: string): string {
  return text.toLowerCase().replaceAll('&', 'and').replace(/\s+/g, '');
}

/** Whether VS Code finds a value by its own texts, and ranks it as it is ranked here. */
function isFoundAlone(value: AllowedValue, rank: number, typed: string): boolean {
  return (rank === begun || rank === word) && filterOf(value).toLowerCase().includes(typed.toLowerCase());
}

function byFit(a: AllowedValue, b: AllowedValue): number {
  return Number(b.fits ?? false) - Number(a.fits ?? false);
}
