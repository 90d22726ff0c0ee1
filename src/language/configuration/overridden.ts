import type { Configuration } from './configuration';

/**
 * Returns a configuration with what overrides it, such as settings or options of the command line: rules, fiscal years
 * and submit options one by one, other properties as a whole.
 */
export function overridden(configuration: Configuration = {}, overrides: Configuration = {}): Configuration {
  return {
    ...configuration,
    ...overrides,
    taxonomies: { ...configuration.taxonomies, ...overrides.taxonomies },
    rules: { ...configuration.rules, ...overrides.rules },
    submit: { ...configuration.submit, ...overrides.submit },
  };
}
