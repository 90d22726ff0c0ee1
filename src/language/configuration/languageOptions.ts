import { autoYear, fiscalYear } from '../../domain/taxonomy/fiscalYear';
import { taxonomies as shipped } from '../../domain/taxonomy/taxonomies';
import type { ReferralLanguageOptions } from '../referralLanguage';
import { type Configuration, overridden } from './configuration';

/** Settings or command-line options that override a configuration file. */
export type CheckOverrides = Pick<Configuration, 'taxonomy' | 'taxonomies' | 'rules'>;

/** Returns how to check files: the configuration with its overrides, rule by rule and year by year. */
export function languageOptions(
  configuration: Configuration | undefined,
  overrides: CheckOverrides = {},
): Required<Pick<ReferralLanguageOptions, 'taxonomy' | 'taxonomies' | 'severities'>> {
  const { taxonomy = autoYear, taxonomies = {}, rules = {} } = overridden(configuration, overrides);
  return { taxonomy: fiscalYear(taxonomy), taxonomies, severities: rules };
}

/** Returns the allowed values of `taxonomy` in addition to the user's own years. */
export function yearsWith(taxonomies: Configuration['taxonomies'] = {}): string[] {
  const years = [autoYear, ...shipped.map(({ year }) => year), ...Object.keys(taxonomies).map(fiscalYear)];
  return [...new Set(years.filter((year) => year !== '*'))];
}
