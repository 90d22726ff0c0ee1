/** Tables of fiscal years as a setting has them: year → area → plays. */
export type OwnTaxonomies = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** As a year, any year; as an area, any area. */
export const every = '*';

/** Returns the user's own taxonomies with one more area or play, known in any year. */
export function withName(own: OwnTaxonomies, { area = every, play }: { area?: string; play?: string }): OwnTaxonomies {
  const table = own[every] ?? {};
  const plays = table[area] ?? [];
  return { ...own, [every]: { ...table, [area]: play === undefined ? plays : [...new Set([...plays, play])] } };
}
