/** Literals of other languages, in lower case → those of JSON. */
const literals: ReadonlyMap<string, string> = new Map([
  ...['true', '$true'].map((each) => [each, 'true'] as const),
  ...['false', '$false'].map((each) => [each, 'false'] as const),
  ...['null', '$null', 'none', 'nil', 'undefined', 'nan', 'infinity', '-infinity'].map(
    (each) => [each, 'null'] as const,
  ),
]);

/** Returns the literal of JSON that a word of another language means; undefined if it means none. */
export function literalMeant(word: string): string | undefined {
  return literals.get(word.toLowerCase());
}
