import { t } from '../../base/l10n';
import type { Configuration } from '../../language/configuration/configuration';
import type { CheckOverrides } from '../../language/configuration/languageOptions';
import type { Side } from '../../sync/merge/mergeReferral';
import { checkOverrides } from '../check/checkOptions';
import { UsageError } from '../cliCommand';
import { formatOption, helpOption, notTaken, type Options, optionsHelp, parseOptions } from '../options';
import { endpointOption } from './connect';

/** The arguments of `submit`. */
interface SubmitArguments {
  endpoint?: string;
  /** Files, folders and patterns. */
  paths: readonly string[];
  state?: string;
  dryRun: boolean;
  format: string;
  /** Options that override the configuration. */
  submit: NonNullable<Configuration['submit']>;
  /** The side to take if the file and the service both changed a property. */
  prefer?: Side;
  /** Whether whole objects and lists may be removed in the service. */
  allowRemovals: boolean;
  /** What to do about an earlier create that may have taken effect. */
  inDoubt: 'ask' | 'use' | 'create' | { use: string };
  /** Whether to create referrals with an unknown solution area or play. */
  allowUnknownNames: boolean;
  /** Whether to create copies that still have the identity of the original. */
  allowCopies: boolean;
  /** Options for the check that override the configuration. */
  overrides: CheckOverrides;
}

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
const methods = ['auto', 'patch', 'put'] as const;
const forms = ['auto', 'root', 'attributes'] as const;
const references = ['generate', 'own'] as const;
const sides = ['mine', 'theirs'] as const;

const options = {
  endpoint: endpointOption,
  folder: { type: 'string', multiple: true, value: 'DIR', help: () => t('same as PATH') },
  state: {
    type: 'string',
    value: 'DIR',
    help: () =>
      t(`folder that keeps the versions that files are based on (default the
nearest .referrals from the file's folder up to the root of its
repository or the current folder, as in the editor)`),
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`send and write nothing; ask the service, and print the plan: create,
adopt (an earlier run created it), update, merge, nothing, pull (only the
service changed), or the obstacle: conflict, doubtful, copy,
unknown, gone, invalid, blocked`),
  },
  'block-on': {
    type: 'string',
    value: 'SEVERITY',
    help: () =>
      t(`do not send referrals that have problems of this severity or worse:
error (default), warning, information, hint or off`),
  },
  taxonomy: { type: 'string', value: 'YEAR' },
  rule: { type: 'string', multiple: true, value: 'CODE=SEVERITY', help: () => t('same as for check') },
  method: {
    type: 'string',
    value: 'METHOD',
    help: () =>
      t(`auto: PATCH with the changes if possible, otherwise PUT (default); patch;
put`),
  },
  'solution-fields': {
    type: 'string',
    value: 'FORM',
    help: () =>
      t(`where to send partner role, solution area and play of a new referral:
auto (default: as in referrals of the service, else root),
root or attributes`),
  },
  prefer: {
    type: 'string',
    value: 'SIDE',
    help: () =>
      t(`mine or theirs: what counts in the properties that you and someone else
both changed; only for files that PATH names themselves`),
  },
  'allow-removals': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`also remove whole objects and lists that you took out of a file or
emptied, and several values of one object; a single value is removed
without it`),
  },
  'allow-copies': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`also create a copy of a deal that still has what binds it to the
original, such as its engagementId`),
  },
  'allow-unknown-names': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`also create referrals with a solution area or play of no known fiscal
year; without it, the outcome is "unknown"`),
  },
  'use-found': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`for a referral that an earlier run may have created: use the one that the
service has with its reference`),
  },
  'use-id': {
    type: 'string',
    value: 'ID',
    help: () =>
      t(`create nothing: take a referral without an ID for the one in the service
with this ID, if its reference or its names are the same`),
  },
  'create-anyway': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`create a referral even if an earlier run may have created it; if one
certainly did, only if PATH is its file`),
  },
  reference: {
    type: 'string',
    value: 'MODE',
    help: () =>
      t(`generate: give referrals without externalReferenceId one (default);
own: do not create them`),
  },
  format: formatOption(() =>
    t(`stylish: for people (default)
json: one array of {file, pointer, id, outcome, eTag, message, problems,
conflicts}; with --dry-run, plan instead of outcome`),
  ),
  ...helpOption,
} as const satisfies Options;

/** Returns the help of the options of `submit`. */
export function submitOptionsHelp(): string[] {
  return optionsHelp(options);
}

/** Parses the arguments of `submit`. @throws UsageError for invalid arguments */
export function submitOptions(args: readonly string[]): SubmitArguments {
  const { values, positionals } = parseOptions(args, options);
  const decisions = (['use-found', 'use-id', 'create-anyway'] as const).filter((name) => values[name]);
  if (values['use-id'] === '') throw new UsageError(t('--use-id needs the ID of a referral'));
  if (decisions.length > 1) throw new UsageError(t('use either {0} or {1}', ...decisions.map((name) => `--${name}`)));
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
  const prefer = oneOf('prefer', sides, values.prefer);
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
    ...(prefer && { prefer }),
    allowRemovals: values['allow-removals'],
    allowCopies: values['allow-copies'],
    allowUnknownNames: values['allow-unknown-names'],
    inDoubt: inDoubtOf(values),
    overrides: checkOverrides(values),
  };
}

function inDoubtOf(values: {
  'use-id'?: string;
  'use-found': boolean;
  'create-anyway': boolean;
}): SubmitArguments['inDoubt'] {
  const id = values['use-id'];
  if (id !== undefined) return { use: id };
  return values['create-anyway'] ? 'create' : values['use-found'] ? 'use' : 'ask';
}

function oneOf<const T extends string>(name: string, all: readonly T[], given: string | undefined): T | undefined {
  if (given === undefined) return undefined;
  const found = all.find((each) => each === given);
  if (found) return found;
  throw new UsageError(notTaken(name, all, given));
}
