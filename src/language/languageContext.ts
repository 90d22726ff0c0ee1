import { t } from '../base/l10n';
import { autoYear, fiscalYear } from '../domain/taxonomy/fiscalYear';
import { every } from '../domain/taxonomy/ownTaxonomies';
import { taxonomies as shippedTaxonomies } from '../domain/taxonomy/taxonomies';
import { allYears, taxonomy as makeTaxonomy, type Taxonomy } from '../domain/taxonomy/taxonomy';
import type { ReferralLanguageOptions } from './referralLanguage';
import type { RuleContext } from './rules/defineRule';

/**
 * Builds what rules and features know in addition to the document from the options. An unknown year means all years.
 */
export function languageContext(options: ReferralLanguageOptions): RuleContext {
  const years = knownYears(options.taxonomies ?? {});
  const anyYear = years.get(every);
  years.delete(every);
  const newestFirst = [...years.values()].sort((a, b) => (a.year < b.year ? 1 : -1));
  const all = allYears(anyYear ? [anyYear, ...newestFirst] : newestFirst);
  const chosen = years.get(fiscalYear(String(options.taxonomy ?? autoYear)));
  const { today, known, siblings } = options;
  return {
    taxonomy: chosen ? withAreas(withNames(chosen, anyYear), all) : all,
    taxonomies: chosen ? [chosen, ...newestFirst.filter((year) => year !== chosen)] : newestFirst,
    today: clock(today),
    known: (id) => askHost(() => known?.(id)),
    siblings: (value, property) => askHost(() => siblings?.(value, property)) ?? [],
  };
}

/** Adds the user's names for any year to a year. */
function withNames(year: Taxonomy, anyYear: Taxonomy | undefined): Taxonomy {
  if (!anyYear) return year;
  const { year: name, confirmed, source } = year;
  return { ...allYears([year, anyYear]), year: name, confirmed, source };
}

/** Gives a year without areas those of all years. */
function withAreas(year: Taxonomy, all: Taxonomy): Taxonomy {
  if (year.areas.length > 0) return year;
  const { areas, hasArea, findArea } = all;
  return { ...year, areas, hasArea, findArea, yearsOf: (name) => (year.hasPlay(name) ? [year] : all.yearsOf(name)) };
}

/** Returns the clock of the options, or the computer's own if that returns no valid time. */
function clock(today: ReferralLanguageOptions['today']): () => Date {
  const read = typeof today === 'function' ? today : () => (today === undefined ? new Date() : new Date(today));
  return () => {
    const now = askHost(read);
    return now instanceof Date && !Number.isNaN(now.getTime()) ? now : new Date();
  };
}

/**
 * Returns the shipped years and the user's own. The user's tables are new years, or areas that a shipped year gets in
 * addition to or instead of its own.
 */
function knownYears(own: NonNullable<ReferralLanguageOptions['taxonomies']>): Map<string, Taxonomy> {
  const years = new Map(shippedTaxonomies.map((year) => [year.year, year]));
  for (const [name, areas] of Object.entries(own)) {
    const { [every]: plays = [], ...table } = soundAreas(areas) ?? {};
    if (Object.keys(table).length + plays.length === 0) continue;
    const year = fiscalYear(name);
    const label = year === every ? t('this workspace') : year;
    const shipped = years.get(year);
    const areasBefore = shipped?.areas.map((area) => [area, shipped.playsOf(area)] as const) ?? [];
    const playsBefore = shipped?.plays.filter((play) => shipped.areasOf(play).length === 0) ?? [];
    const all = { ...Object.fromEntries(areasBefore), ...table };
    const rest = { plays: [...playsBefore, ...plays], confirmed: shipped?.confirmed ?? true };
    years.set(year, makeTaxonomy(label, 'setting referrals.taxonomies', all, rest));
  }
  return years;
}

/**
 * Returns the areas of a year with the plays that are texts. Users write settings by hand, so anything may be in them.
 */
function soundAreas(areas: unknown): Record<string, string[]> | undefined {
  if (typeof areas !== 'object' || areas === null || Array.isArray(areas)) return undefined;
  const sound = Object.entries(areas).flatMap(([area, plays]): [string, string[]][] =>
    Array.isArray(plays) ? [[area, plays.filter((play) => typeof play === 'string')]] : [],
  );
  return Object.fromEntries(sound);
}

/** Returns the host's answer; undefined if the host throws. */
export function askHost<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
