import { t } from '../../base/l10n';
import type { Problem, Severity } from '../types';

/** Codes of problems of configuration files, with what they find. */
export const configurationCodes = [
  {
    code: 'configuration.invalid',
    severity: 'error',
    summary: () => t('A configuration file has a name or a value that it cannot have.'),
  },
  {
    code: 'configuration.renamed',
    severity: 'information',
    summary: () => t('A configuration file uses an earlier name, or another spelling of a name.'),
  },
] as const satisfies readonly { code: string; severity: Severity; summary: () => string }[];

/** A problem of a configuration file. */
export interface ConfigurationProblem extends Problem {
  readonly code: (typeof configurationCodes)[number]['code'];
  /** Whether a JSON validator with our schema reports it, too. */
  readonly isInSchema: boolean;
}
