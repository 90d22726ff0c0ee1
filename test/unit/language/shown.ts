import assert from 'node:assert/strict';
import type { ReferralLanguageOptions } from '../../../src/language/referralLanguage';
import type { CompletionItem } from '../../../src/language/types';
import { fuzzyScore } from './fuzzyScore';
import { caret, offered } from './markers';

/**
 * The items as VS Code's suggest widget orders them: by the score of what was typed, then by `sortText`.
 * @param more what the user has typed since the list was opened, which VS Code filters by itself
 */
export function shown(marked: string, options?: ReferralLanguageOptions, more = ''): CompletionItem[] {
  const { text, offset } = caret(marked);
  return asShown(offered(marked, options).items, text.slice(0, offset) + more);
}

/**
 * Orders items as the suggest widget does.
 * @param before the text up to the caret
 */
export function asShown(items: readonly CompletionItem[], before: string): CompletionItem[] {
  return items
    .map((item) => ({ item, score: fuzzyScore(before.slice(item.replace.offset).trimStart(), item.filterText) }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.item.sortText < b.item.sortText ? -1 : 1))
    .map(({ item }) => item);
}

/** The label of the item that Enter inserts: the first one. */
export function first(marked: string, options?: ReferralLanguageOptions, more?: string): string | undefined {
  return shown(marked, options, more)[0]?.label;
}

/** Each way to begin a name with two letters at least, as it is written and in lower case. */
export function* beginnings(name: string): Generator<string> {
  for (let length = 2; length <= name.length; length++) {
    const typed = name.slice(0, length);
    if (!typed.endsWith(' ')) yield* new Set([typed, typed.toLowerCase()]);
  }
}

export const begins = (name: string, typed: string) => name.toLowerCase().startsWith(typed.toLowerCase());

/** Asserts that each beginning of each name offers first what begins so. */
export function beginsFirst(
  place: string,
  names: ReadonlyMap<string, readonly string[]>,
  options: ReferralLanguageOptions = {},
): void {
  for (const typed of new Set([...names.values()].flat().flatMap((name) => [...beginnings(name)]))) {
    // A bare number is a number of employees.
    if (/^\d+$/.test(typed)) continue;
    const found = first(place.replace('|', `${typed}|`), options);
    const isBegun = names.get(found ?? '')?.some((name) => begins(name, typed));
    assert.ok(isBegun, `"${typed}" in ${place} offers ${found}`);
  }
}
