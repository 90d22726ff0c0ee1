import { once } from '../../base/once';
import { nameFinder } from '../model/foldName';
import { autoYear } from './fiscalYear';

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
  /** Returns the plays of an area; none for an unknown one. */
  playsOf(area: string): readonly string[];
  /**
   * Returns the areas that have a play; a play may belong to two. Returns none if the area of the play is not known.
   */
  areasOf(play: string): readonly string[];
  /** Whether a known play may have this area: the table says so, or says nothing about the play's area. */
  allows(area: string, play: string): boolean;
  /** Returns the area that `text` means, except for case, white space, punctuation, "&" and plural. */
  findArea(text: string): string | undefined;
  /** Returns the play that `text` means, in the same way. */
  findPlay(text: string): string | undefined;
  /** Returns the years that have an area or play: several for a taxonomy of all years, newest first. */
  yearsOf(name: string): readonly Taxonomy[];
}

/** One year as its JSON file has it. */
interface TaxonomyTable {
  readonly year: string;
  readonly confirmed: boolean;
  readonly source: string;
  /** Area → plays. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  /** Plays whose area is not known. */
  readonly plays: readonly string[];
}

/** Builds a taxonomy from its JSON file. */
export function taxonomyOf({ year, source, areas, confirmed, plays }: TaxonomyTable): Taxonomy {
  return taxonomy(year, source, areas, { confirmed, plays });
}

/**
 * Builds a taxonomy from its table.
 * @param table area → plays
 * @param options.plays plays whose area is not known
 */
export function taxonomy(
  year: string,
  source: string,
  table: Readonly<Record<string, readonly string[]>>,
  { confirmed = true, plays: free = [] }: { confirmed?: boolean; plays?: readonly string[] } = {},
): Taxonomy {
  const playsByArea = new Map(Object.entries(table));
  const areasByPlay = new Map<string, string[]>();
  for (const [area, plays] of playsByArea) {
    for (const play of plays) areasByPlay.set(play, [...(areasByPlay.get(play) ?? []), area]);
  }
  for (const play of free) if (!areasByPlay.has(play)) areasByPlay.set(play, []);
  const areas = [...playsByArea.keys()];
  const plays = [...areasByPlay.keys()];
  const areaFinder = once(() => nameFinder(areas.map((area) => [area, area])));
  const playFinder = once(() => nameFinder(plays.map((play) => [play, play])));
  const self: Taxonomy = {
    year,
    confirmed,
    source,
    areas,
    plays,
    hasArea: (area) => playsByArea.has(area),
    hasPlay: (play) => areasByPlay.has(play),
    playsOf: (area) => playsByArea.get(area) ?? [],
    areasOf: (play) => areasByPlay.get(play) ?? [],
    allows: (area, play) => {
      const owners = areasByPlay.get(play);
      return owners !== undefined && (owners.length === 0 || owners.includes(area));
    },
    findArea: (text) => (playsByArea.has(text) ? text : areaFinder()(text)),
    findPlay: (text) => (areasByPlay.has(text) ? text : playFinder()(text)),
    yearsOf: (name) => (playsByArea.has(name) || areasByPlay.has(name) ? [self] : []),
  };
  return self;
}

/**
 * Returns a taxonomy of several years: what any of them knows. An area allows a play if one year allows both together.
 * @param years the newest first
 */
export function allYears(years: readonly Taxonomy[]): Taxonomy {
  // A documented spelling goes before one that a third party quotes.
  const bySpelling = [...years.filter(({ confirmed }) => confirmed), ...years.filter(({ confirmed }) => !confirmed)];
  const meant = (find: (year: Taxonomy) => string | undefined): string | undefined => {
    for (const year of bySpelling) {
      const found = find(year);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const areas = new Set(years.flatMap((year) => year.areas));
  const plays = new Set(years.flatMap((year) => year.plays));
  const hasArea = (area: string): boolean => areas.has(area);
  const hasPlay = (play: string): boolean => plays.has(play);
  return {
    year: autoYear,
    confirmed: false,
    source: years[0]?.source ?? '',
    areas: [...areas],
    plays: [...plays],
    hasArea,
    hasPlay,
    playsOf: (area) => [...new Set(years.flatMap((year) => year.playsOf(area)))],
    areasOf: (play) => [...new Set(bySpelling.flatMap((year) => year.areasOf(play)))],
    allows: (area, play) => years.some((year) => year.allows(area, play)),
    findArea: (text) => (hasArea(text) ? text : meant((year) => year.findArea(text))),
    findPlay: (text) => (hasPlay(text) ? text : meant((year) => year.findPlay(text))),
    yearsOf: (name) => years.flatMap((year) => year.yearsOf(name)),
  };
}
