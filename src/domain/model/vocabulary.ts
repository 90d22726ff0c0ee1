import { once } from '../../base/once';
import { nameFinder } from './foldName';

/** One allowed value of a vocabulary. */
export interface Term<V extends string = string> {
  readonly value: V;
  /** The value in plain words, if the value itself is squeezed together. */
  readonly label?: string;
  readonly description: string;
}

/** An enum of the referral resources: its values in the documentation's order. */
export interface Vocabulary<V extends string = string> {
  /** The heading of its table in the documentation. */
  readonly name: string;
  readonly source: string;
  /** Whether values outside the table are wrong (closed) or only not known to us (open). */
  readonly closed: boolean;
  readonly terms: readonly Term<V>[];
  readonly values: readonly V[];
  has(value: unknown): value is V;
  term(value: string): Term<V> | undefined;
  /**
   * Returns the value that `text` means, except for case, white space, punctuation, "&" and plural; undefined if there
   * is none.
   */
  find(text: string): V | undefined;
}

/** A row of a vocabulary table: value, description, label if it differs from the value. */
type Row<V extends string> = readonly [value: V, description: string, label?: string];

/**
 * Builds a vocabulary from its table.
 * @param name heading of the table in the documentation
 * @param source page and heading of the documentation, or where the values were seen
 */
export function vocabulary<const V extends string>(
  name: string,
  source: string,
  rows: readonly Row<V>[],
  { closed = true, aliases = {} }: { closed?: boolean; aliases?: Partial<Record<NoInfer<V>, readonly string[]>> } = {},
): Vocabulary<V> {
  const terms = rows.map(([value, description, label]): Term<V> => ({ value, description, ...(label && { label }) }));
  const byValue = new Map<string, Term<V>>(terms.map((term) => [term.value, term]));
  const finder = once(() => nameFinder(spellingsOf(terms, aliases)));
  return {
    name,
    source,
    closed,
    terms,
    values: terms.map((term) => term.value),
    has: (value): value is V => typeof value === 'string' && byValue.has(value),
    term: (value) => byValue.get(value),
    find: (text) => byValue.get(text)?.value ?? finder()(text),
  };
}

function spellingsOf<V extends string>(
  terms: readonly Term<V>[],
  aliases: Partial<Record<V, readonly string[]>>,
): (readonly [spelling: string, value: V])[] {
  return terms.flatMap(({ value, label }) =>
    [value, ...(label ? [label] : []), ...(aliases[value] ?? [])].map((spelling) => [spelling, value] as const),
  );
}
