import type { Severity } from '../types';

/** Name of the file that configures the referral files below its folder. */
export const configurationFileName = 'referrals.config.json';

/** What a configuration file says. Everything is optional; what is left out has its default. */
export interface Configuration {
  readonly taxonomy?: string;
  readonly taxonomies?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly rules?: Readonly<Record<string, Severity | 'off'>>;
  /** Folder of new and pulled referrals, relative to the folder of the configuration. */
  readonly folder?: string;
  readonly fileName?: string;
  readonly submit?: {
    readonly method?: 'auto' | 'patch' | 'put';
    readonly blockOn?: Severity | 'off';
    readonly reference?: 'generate' | 'own';
    readonly solutionFields?: 'auto' | 'root' | 'attributes';
  };
  /** Patterns of files that are left alone. */
  readonly ignore?: readonly string[];
}

/** Returns the part of a configuration that counts in a workspace that the user does not trust. */
export function untrusted({ taxonomy, fileName, ignore }: Configuration): Configuration {
  return {
    ...(taxonomy !== undefined && { taxonomy }),
    ...(fileName !== undefined && { fileName }),
    ...(ignore !== undefined && { ignore }),
  };
}

/**
 * Returns a configuration with overrides, such as settings or command-line options. Rules, fiscal years and submit
 * options are overridden one by one, other properties as a whole.
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
