import { t } from '../../base/l10n';
import type { AllowedValue } from '../caret/allowedAt';

/** Minimum number of typed letters for a search in descriptions. */
const minDescribed = 3;

/** How a value is found, best first. */
const [same, begun, loosely, meant, word, initials, described] = [0, 1, 2, 3, 4, 5, 6];

/**
 * Returns the values that a typed text may mean, best first. Sets `filter` so that VS Code finds them and keeps this
 * order.
 * @param hasWords whether to search the descriptions too: "bank" is in "Banks, insurance and capital markets"
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

/** Returns the text by which VS Code finds a value. */
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

/** Returns a text in lower case, without blanks and hyphens between letters, and with "and" for "&". */
function squeezed(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/\s+|(?<=\p{L})[-_](?=\p{L})/gu, '');
}

/** Whether VS Code finds a value by its own texts, and gives it the same rank as here. */
function isFoundAlone(value: AllowedValue, rank: number, typed: string): boolean {
  return (rank === begun || rank === word) && filterOf(value).toLowerCase().includes(typed.toLowerCase());
}

function byFit(a: AllowedValue, b: AllowedValue): number {
  return Number(b.fits ?? false) - Number(a.fits ?? false);
}

/**
 * Whether each word that was typed begins a word of `text`: `250` of `51to250employees`, `power bi` of `PowerBI`. VS Code
 * would take the letters from anywhere, and Tab would turn AI into Dynamics365Business. After the first word, "&" is "and".
 */
export function beginsWord(text: string, typed: string): boolean {
  const words = withAnd(typed).toLowerCase().split(/\s+/);
  const name = words.length > 1 ? withAnd(text) : text;
  const lower = name.toLowerCase();
  return words.every((word) => {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) if (isStart(name, at)) return true;
    return false;
  });
}

/** Words that initials leave out. */
const small = /^(?:and|for|of|on|or|to)$/i;

/** Whether a text is the initials of words of a name that follow each other: `IoT`, `IAM`, `DR`. */
function hasInitials(name: string, typed: string): boolean {
  if (typed.length < 2) return false;
  const words = name.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+/gu) ?? [];
  return [words, words.filter((word) => !small.test(word))].some((some) =>
    some.map(toInitial).join('').toLowerCase().includes(typed.toLowerCase()),
  );
}

/** Returns the first letter of a word. A word made of initials has none. */
function toInitial(word: string): string {
  return /^\p{Lu}{2,}$/u.test(word) ? ' ' : word.charAt(0);
}

function withAnd(text: string): string {
  return text.replaceAll('&', 'and');
}

/** Whether a word begins at `index`: after a mark, at a capital after a small letter, or between letters and digits. */
function isStart(text: string, index: number): boolean {
  const [before, first] = [text.charAt(index - 1), text.charAt(index)];
  if (!/[\p{L}\p{N}]/u.test(before)) return true;
  if (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(first)) return true;
  return /\p{N}/u.test(before) !== /\p{N}/u.test(first);
}
