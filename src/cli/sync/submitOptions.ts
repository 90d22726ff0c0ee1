import { t } from '../../base/l10n';
import type { ReferralLanguageOptions } from '../../language/referralLanguage';
import type { Severity } from '../../language/types';
import type { UpdateMethod } from '../../sync/sendUpdate';
import { checkOptions } from '../check/checkOptions';
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
  /** The least severe problem that keeps a referral from being sent. */
  blockOn: Severity | 'off';
  method: UpdateMethod;
  solutionFields: 'auto' | 'root' | 'attributes';
  /** Whether whole objects and lists may be removed at the service. */
  allowRemovals: boolean;
  /** What is done about a create that may have taken effect. */
  inDoubt: 'ask' | 'use' | 'create';
  reference: 'generate' | 'own';
  /** Whether copies are created that still have the identity of the original. */
  allowCopies: boolean;
  /** How to check. */
  language: ReferralLanguageOptions;
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
    'block-on': { type: 'string', default: 'error' },
    method: { type: 'string', default: 'auto' },
    'solution-fields': { type: 'string', default: 'auto' },
    'allow-removals': { type: 'boolean', default: false },
    'allow-copies': { type: 'boolean', default: false },
    'create-anyway': { type: 'boolean', default: false },
    'use-found': { type: 'boolean', default: false },
    reference: { type: 'string', default: 'generate' },
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
  const rules = (values.rule ?? []).map((rule) => `--rule=${rule}`);
  const { taxonomy, severities: ruleSeverities } = checkOptions([
    ...(values.taxonomy === undefined ? [] : [`--taxonomy=${values.taxonomy}`]),
    ...rules,
    '-',
  ]);
  return {
    ...(values.endpoint !== undefined && { endpoint: values.endpoint }),
    paths,
    ...(values.state && { state: values.state }),
    dryRun: values['dry-run'],
    format: values.format,
    blockOn: oneOf('block-on', severities, values['block-on']),
    method: oneOf('method', methods, values.method),
    solutionFields: oneOf('solution-fields', forms, values['solution-fields']),
    allowRemovals: values['allow-removals'],
    allowCopies: values['allow-copies'],
    inDoubt: values['create-anyway'] ? 'create' : values['use-found'] ? 'use' : 'ask',
    reference: oneOf('reference', references, values.reference),
    language: { taxonomy, severities: ruleSeverities },
  };
}

function oneOf<const T extends string>(name: string, all: readonly T[], given: string): T {
  const found = all.find((each) => each === given);
  if (found) return found;
  throw new UsageError(notTaken(name, all, given));
}
