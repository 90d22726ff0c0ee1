import { t } from '../../base/l10n';
import type { Configuration } from '../../language/configuration/configuration';
import type { CheckOverrides } from '../../language/configuration/languageOptions';
import { checkOverrides } from '../check/checkOptions';
import { notTaken } from '../notTaken';
import { parseOptions } from '../parseOptions';
import { UsageError } from '../usageError';

/** What `submit` was asked to do. */
export interface SubmitArguments {
  endpoint?: string;
  /** Files, folders and patterns. */
  paths: readonly string[];
  state?: string;
  dryRun: boolean;
  format: string;
  /** What the options say instead of the configuration. */
  submit: NonNullable<Configuration['submit']>;
  /** Whether whole objects and lists may be removed at the service. */
  allowRemovals: boolean;
  /** What is done about a create that may have taken effect. */
  inDoubt: 'ask' | 'use' | 'create';
  /** Whether referrals are created with an unknown solution area or play. */
  allowUnknownNames: boolean;
  /** Whether copies are created that still have the identity of the original. */
  allowCopies: boolean;
  /** How to check, instead of what the configuration says. */
  overrides: CheckOverrides;
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
const methods = ['auto', 'patch', 'put'] as const;
const forms = ['auto', 'root', 'attributes'] as const;
const references = ['generate', 'own'] as const;

/**
 * Reads the arguments of `submit`.
 * @throws UsageError for what cannot be understood
 */
export function submitOptions(args: readonly string[]): SubmitArguments {
  const { values, positionals } = parseOptions(args, {
    endpoint: { type: 'string' },
    folder: { type: 'string', multiple: true },
    state: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    format: { type: 'string', default: 'stylish' },
    'block-on': { type: 'string' },
    method: { type: 'string' },
    'solution-fields': { type: 'string' },
    'allow-removals': { type: 'boolean', default: false },
    'allow-copies': { type: 'boolean', default: false },
    'allow-unknown-names': { type: 'boolean', default: false },
    'create-anyway': { type: 'boolean', default: false },
    'use-found': { type: 'boolean', default: false },
    reference: { type: 'string' },
    taxonomy: { type: 'string' },
    rule: { type: 'string', multiple: true },
  });
  if (values['create-anyway'] && values['use-found'])
    throw new UsageError(t('use either --use-found or --create-anyway'));
  const paths = [...positionals, ...(values.folder ?? [])];
  if (paths.length === 0)
    throw new UsageError(t('no files given; name files or folders; see "referrals submit --help"'));
  if (paths.includes('-'))
    throw new UsageError(
      t('submit does not read standard input, because it writes the ID and eTag to the file; name a file'),
    );
  const blockOn = oneOf('block-on', severities, values['block-on']);
  const method = oneOf('method', methods, values.method);
  const solutionFields = oneOf('solution-fields', forms, values['solution-fields']);
  const reference = oneOf('reference', references, values.reference);
  return {
    ...(values.endpoint !== undefined && { endpoint: values.endpoint }),
    paths,
    ...(values.state && { state: values.state }),
    dryRun: values['dry-run'],
    format: values.format,
    submit: {
      ...(blockOn && { blockOn }),
      ...(method && { method }),
      ...(solutionFields && { solutionFields }),
      ...(reference && { reference }),
    },
    allowRemovals: values['allow-removals'],
    allowCopies: values['allow-copies'],
    allowUnknownNames: values['allow-unknown-names'],
    inDoubt: values['create-anyway'] ? 'create' : values['use-found'] ? 'use' : 'ask',
    overrides: checkOverrides(values),
  };
}

function oneOf<const T extends string>(name: string, all: readonly T[], given: string | undefined): T | undefined {
  if (given === undefined) return undefined;
  const found = all.find((each) => each === given);
  if (found) return found;
  throw new UsageError(notTaken(name, all, given));
}
