import { once } from './once';

/** The solution areas of one fiscal year and their plays, in the documentation's order. */
export interface Taxonomy {
  readonly year: string;
  /** Whether Microsoft's own documentation was read; if not, names come from third parties. */
  readonly confirmed: boolean;
  readonly source: string;
  readonly areas: readonly string[];
  /** Every play once. */
  readonly plays: readonly string[];
  hasArea(area: string): boolean;
  hasPlay(play: string): boolean;
  /** The plays of an area; none for an unknown one. */
  playsOf(area: string): readonly string[];
  /** The areas that have a play: one play may stand under two. */
  areasOf(play: string): readonly string[];
  /** The area that `text` means but for case and white space. */
  findArea(text: string): string | undefined;
  /** The play that `text` means but for case and white space. */
  findPlay(text: string): string | undefined;
}

const squeeze = (text: string): string => text.toLowerCase().replace(/\s+/g, '');

/**
 * Builds a taxonomy from its table.
 * @param table area → plays
 */
export function taxonomy(
  year: string,
  source: string,
  table: Readonly<Record<string, readonly string[]>>,
  { confirmed = true }: { confirmed?: boolean } = {},
): Taxonomy {
  const playsByArea = new Map(Object.entries(table));
  const areasByPlay = new Map<string, string[]>();
  for (const [area, plays] of playsByArea) {
    for (const play of plays) areasByPlay.set(play, [...(areasByPlay.get(play) ?? []), area]);
  }
  const areas = [...playsByArea.keys()];
  const plays = [...areasByPlay.keys()];
  const areaNames = once(() => new Map(areas.map((area) => [squeeze(area), area])));
  const playNames = once(() => new Map(plays.map((play) => [squeeze(play), play])));
  return {
    year,
    confirmed,
    source,
    areas,
    plays,
    hasArea: (area) => playsByArea.has(area),
    hasPlay: (play) => areasByPlay.has(play),
    playsOf: (area) => playsByArea.get(area) ?? [],
    areasOf: (play) => areasByPlay.get(play) ?? [],
    findArea: (text) => (playsByArea.has(text) ? text : areaNames().get(squeeze(text))),
    findPlay: (text) => (areasByPlay.has(text) ? text : playNames().get(squeeze(text))),
  };
}
