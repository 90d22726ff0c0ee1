/** What rows of one name may differ in, the shortest first. */
export interface Distinct {
  name: string | undefined;
  /** Texts that may tell the row from others of its name. */
  marks: readonly (string | undefined)[];
}

/** Returns for each row the first text that no other row of the same name has; undefined if its name is its own. */
export function tellApart(rows: readonly Distinct[]): (string | undefined)[] {
  const names = countOf(rows.map(({ name }) => name));
  const isTwin = ({ name }: Distinct) => name !== undefined && (names.get(name) ?? 0) > 1;
  const twins = rows.filter(isTwin);
  const counts = countOf(twins.flatMap(({ name, marks }) => marks.map((mark, at) => keyOf(name, at, mark))));
  return rows.map((row) =>
    isTwin(row) ? row.marks.find((mark, at) => mark && counts.get(keyOf(row.name, at, mark)) === 1) : undefined,
  );
}

function keyOf(name: string | undefined, at: number, mark: string | undefined): string {
  return JSON.stringify([name, at, mark]);
}

function countOf(values: readonly (string | undefined)[]): Map<string | undefined, number> {
  const counts = new Map<string | undefined, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Maximum length of a reference that tells rows apart. A generated one says nothing to a person. */
const maxReference = 24;

/** Returns a reference and an ID as marks: a short reference, the beginning of the ID, then the whole texts. */
export function identityMarks(reference: string | undefined, id: string | undefined): (string | undefined)[] {
  const isShort = reference !== undefined && reference.length <= maxReference;
  return [isShort ? reference : undefined, id?.slice(0, 8), id, reference];
}
