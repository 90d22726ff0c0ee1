import { taxonomies as shippedTaxonomies } from '../domain/taxonomies';
import { taxonomy as makeTaxonomy, type Taxonomy } from '../domain/taxonomy';
import { answer } from './answer';
import type { ReferralLanguageOptions } from './referralLanguage';
import type { RuleContext } from './rules/rule';

/** What rules and features may know beside the document, worked out from the options; an unknown year is taken as FY25. */
export function languageContext(options: ReferralLanguageOptions): RuleContext {
  const years = knownYears(options.taxonomies ?? {});
  const chosen = years.get(options.taxonomy ?? 'FY25') ?? years.get('FY25') ?? [...years.values()][0];
  if (!chosen) throw new Error('No taxonomy ships with the language service');
  const { today, known, siblings } = options;
  return {
    taxonomy: chosen,
    taxonomies: [chosen, ...[...years.values()].filter((year) => year !== chosen)],
    today: clock(today),
    known: (id) => answer(() => known?.(id)),
    siblings: (value, property) => answer(() => siblings?.(value, property)) ?? [],
  };
}

/** The clock of the options; the computer's own where that tells no time. */
function clock(today: ReferralLanguageOptions['today']): () => Date {
  const read = typeof today === 'function' ? today : () => (today === undefined ? new Date() : new Date(today));
  return () => {
    const now = answer(read);
    return now instanceof Date && !Number.isNaN(now.getTime()) ? now : new Date();
  };
}

/** The shipped years and the user's own, which replace or add to them. */
function knownYears(own: NonNullable<ReferralLanguageOptions['taxonomies']>): Map<string, Taxonomy> {
  const years = new Map(shippedTaxonomies.map((year) => [year.year, year]));
  for (const [year, areas] of Object.entries(own)) {
    const sound = soundAreas(areas);
    if (sound) years.set(year, makeTaxonomy(year, 'setting referrals.taxonomies', sound));
  }
  return years;
}

/** The areas of a year with the plays that are texts; settings are written by hand. */
function soundAreas(areas: unknown): Record<string, string[]> | undefined {
  if (typeof areas !== 'object' || areas === null || Array.isArray(areas)) return undefined;
  const sound = Object.entries(areas).flatMap(([area, plays]): [string, string[]][] =>
    Array.isArray(plays) ? [[area, plays.filter((play) => typeof play === 'string')]] : [],
  );
  return sound.length > 0 ? Object.fromEntries(sound) : undefined;
}
