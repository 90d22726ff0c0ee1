import { t } from '../../base/l10n';
import { fiscalYear } from '../../domain/taxonomy/fiscalYear';
import { type CheckOverrides, yearsWith } from '../../language/configuration/languageOptions';
import { currentRule } from '../../language/configuration/renamed';
import { catalogue } from '../../language/rules';
import { nearest } from '../../language/shape/nearest';
import type { Severity } from '../../language/types';
import { quoteList } from '../../language/wording';
import { type Terminal, UsageError } from '../cliCommand';
import type { ConfigurationFiles } from '../configurationFiles';
import type { Report } from '../formats/report';
import { formatOption, helpOption, notTaken, type Options, optionsHelp, parseCount, parseOptions } from '../options';

/** The arguments of `check`. */
export interface CheckOptions {
  paths: readonly string[];
  /** Loads the chosen report format. */
  report: (terminal: ReportTerminal) => Promise<Report>;
  /** Whether the report says how many problems have a safe fix. */
  countsFixable: boolean;
  /** Options that override the configuration. */
  overrides: CheckOverrides;
  maxWarnings?: number;
  quiet: boolean;
  fix: boolean;
  dryRun: boolean;
  stdinName: string;
}

/** What report formats need of the terminal. */
type ReportTerminal = Pick<Terminal, 'cwd' | 'env' | 'isTty'>;

const formats: ReadonlyMap<string, (terminal: ReportTerminal) => Promise<Report>> = new Map(
  Object.entries({
    stylish: async (terminal: ReportTerminal) =>
      (await import('../formats/stylishFormat')).stylishFormat({ colors: useColors(terminal) }),
    json: async () => (await import('../formats/jsonFormat')).jsonFormat(),
    sarif: async ({ cwd }: ReportTerminal) => (await import('../formats/sarifFormat')).sarifFormat(cwd),
    github: async () => (await import('../formats/githubFormat')).githubFormat(),
  }),
);
const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

const reporting = {
  format: formatOption(() =>
    t(`stylish: for people (default)
json: one array of all problems; positions count from zero
sarif: SARIF 2.1.0, for code scanning
github: annotations for GitHub Actions`),
  ),
  taxonomy: {
    type: 'string',
    value: 'YEAR',
    help: () =>
      t(
        `fiscal year of solution areas and plays: {0},
or one of the configuration; auto (default) takes those of any year`,
        quoteList(yearsWith(), { quote: '' }),
      ),
  },
  rule: {
    type: 'string',
    multiple: true,
    value: 'CODE=SEVERITY',
    help: () =>
      t(`set the severity of a rule to error, warning, information, hint or off;
repeat for more rules; same as the setting referrals.rules`),
  },
  quiet: {
    type: 'boolean',
    default: false,
    help: () => t('report errors only; warnings still count for --max-warnings'),
  },
  'max-warnings': { type: 'string', value: 'N', help: () => t('fail if there are more than N warnings') },
  'stdin-filename': {
    type: 'string',
    value: 'NAME',
    help: () => t('name for standard input in reports (default <stdin>)'),
  },
} as const satisfies Options;

const fixing = {
  fix: {
    type: 'boolean',
    default: false,
    help: () =>
      t(`apply all safe fixes, write the files, and report the remaining problems;
with -, print the fixed text, and report to standard error`),
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`write nothing; print what --fix would change as a unified diff, and the
number of remaining problems to standard error; ignores --format`),
  },
} as const satisfies Options;

/** Returns the help of the options in three parts: reporting, fixing, and `--help`. */
export function checkOptionsHelp(): string[] {
  return optionsHelp(reporting, fixing, helpOption);
}

/** Parses the arguments of `check`. @throws UsageError for invalid arguments */
export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseOptions(args, { ...reporting, ...fixing, ...helpOption });
  const report = formats.get(values.format);
  if (!report) throw new UsageError(notTaken('format', [...formats.keys()], values.format));
  const given = values['max-warnings'];
  const maxWarnings = given === undefined ? undefined : parseCount('max-warnings', given);
  if (positionals.length === 0)
    throw new UsageError(
      t('no files given; name files or folders, or - for standard input; see "referrals check --help"'),
    );
  const fix = values.fix || values['dry-run'];
  if (fix && positionals.includes('-') && new Set(positionals).size > 1)
    throw new UsageError(t('--fix with - takes no other paths; run other paths separately'));
  return {
    paths: positionals,
    report,
    countsFixable: values.format === 'stylish' && !fix,
    overrides: checkOverrides(values),
    maxWarnings,
    quiet: values.quiet,
    fix,
    dryRun: values['dry-run'],
    stdinName: values['stdin-filename'] || '<stdin>',
  };
}

/**
 * Parses `--taxonomy` and `--rule`. Does not check the fiscal year, which depends on the configuration; see
 * `requireYear`.
 * @throws UsageError for an unknown rule or severity
 */
export function checkOverrides({ taxonomy, rule = [] }: CheckValues): CheckOverrides {
  return { ...(taxonomy !== undefined && { taxonomy }), rules: Object.fromEntries(rule.map(ruleSeverity)) };
}

interface CheckValues {
  readonly taxonomy?: string | undefined;
  readonly rule?: readonly string[] | undefined;
}

/** @throws UsageError if `--taxonomy` is neither built in nor defined by a configuration file of the run */
export function requireYear({ taxonomy }: CheckOverrides, configurations: ConfigurationFiles): void {
  if (taxonomy === undefined) return;
  const own = configurations.all.map(({ configuration }) => configuration.taxonomies ?? {});
  const years = yearsWith(Object.assign({}, ...own));
  if (!years.includes(fiscalYear(taxonomy))) throw new UsageError(notTaken('taxonomy', years, taxonomy));
}

function ruleSeverity(text: string): [string, Severity | 'off'] {
  const at = text.indexOf('=');
  const [written, given] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  const code = currentRule(written);
  if (code === undefined) {
    const [near] = nearest(written, [...catalogue.keys()]);
    throw new UsageError(
      near
        ? t('--rule: unknown rule "{0}"; did you mean "{1}"?', written, near)
        : t('--rule: unknown rule "{0}"', written),
    );
  }
  const severity = severities.find((each) => each === given.toLowerCase());
  if (severity) return [code, severity];
  throw new UsageError(t('--rule: "{0}" is not valid; use CODE=SEVERITY with {1}', text, quoteList(severities)));
}

/** Whether to print colors: as NO_COLOR or FORCE_COLOR says, else only on a terminal. */
export function useColors({ env = process.env, isTty }: Pick<Terminal, 'env' | 'isTty'>): boolean {
  if (env.NO_COLOR) return false;
  const force = env.FORCE_COLOR;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return isTty === true && env.TERM !== 'dumb';
}
