import type { Problem } from '../types';

/** A problem of a configuration file. */
export interface ConfigurationProblem extends Problem {
  readonly code: 'configuration.invalid' | 'configuration.renamed';
  /** Whether a validator of JSON with our schema finds it, too. */
  readonly isInSchema: boolean;
}
