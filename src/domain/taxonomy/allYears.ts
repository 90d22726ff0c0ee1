import { autoYear } from './fiscalYear';
import type { Taxonomy } from './taxonomy';

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
  const hasArea = (area: string): boolean => years.some((year) => year.hasArea(area));
  const hasPlay = (play: string): boolean => years.some((year) => year.hasPlay(play));
  return {
    year: autoYear,
    confirmed: false,
    source: years[0]?.source ?? '',
    areas: [...new Set(years.flatMap(({ areas }) => areas))],
    plays: [...new Set(years.flatMap(({ plays }) => plays))],
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
