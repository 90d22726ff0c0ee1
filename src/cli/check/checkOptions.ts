import { t } from '../../base/l10n';
import { autoYear, fiscalYear } from '../../domain/fiscalYear';
import { taxonomies } from '../../domain/taxonomies';
import { quoteList } from '../../language/quoteList';
import { catalogue } from '../../language/rules/catalogue';
import { nearest } from '../../language/shape/nearest';
import type { Severity } from '../../language/types';
import type { Report } from '../formats/report';
import { notTaken } from '../notTaken';
import { parseCount } from '../parseCount';
import { parseOptions } from '../parseOptions';
import type { Terminal } from '../terminal';
import { UsageError } from '../usageError';
import { useColors } from '../useColors';

/** What `check` was asked to do. */
export interface CheckOptions {
  paths: readonly string[];
  /** Loads the format that was asked for. */
  report: (terminal: ReportTerminal) => Promise<Report>;
  /** Whether the report says how many problems have a safe fix. */
  countsFixable: boolean;
  taxonomy: string;
  severities: Record<string, Severity | 'off'>;
  maxWarnings?: number;
  quiet: boolean;
  fix: boolean;
  dryRun: boolean;
  stdinName: string;
}

/** What formats know of the terminal. */
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
const years = [autoYear, ...taxonomies.map(({ year }) => year)];
const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** The fiscal years that `--taxonomy` takes, for the help. */
export const yearList = quoteList(years, { quote: '' });

/**
 * Reads the arguments of `check`.
 * @throws UsageError for what cannot be understood
 */
export function checkOptions(args: readonly string[]): CheckOptions {
  const { values, positionals } = parseOptions(args, {
    format: { type: 'string', default: 'stylish' },
    taxonomy: { type: 'string', default: autoYear },
    'max-warnings': { type: 'string' },
    rule: { type: 'string', multiple: true },
    quiet: { type: 'boolean', default: false },
    fix: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
    'stdin-filename': { type: 'string' },
  });
  const report = formats.get(values.format);
  if (!report) throw new UsageError(notTaken('format', [...formats.keys()], values.format));
  const taxonomy = fiscalYear(values.taxonomy);
  if (!years.includes(taxonomy)) throw new UsageError(notTaken('taxonomy', years, values.taxonomy));
  const most = values['max-warnings'];
  const maxWarnings = most === undefined ? undefined : parseCount('max-warnings', most);
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
    taxonomy,
    severities: Object.fromEntries((values.rule ?? []).map(ruleSeverity)),
    maxWarnings,
    quiet: values.quiet,
    fix,
    dryRun: values['dry-run'],
    stdinName: values['stdin-filename'] || '<stdin>',
  };
}

function ruleSeverity(text: string): [string, Severity | 'off'] {
  const at = text.indexOf('=');
  const [code, given] = at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
  if (!catalogue.has(code)) {
    const [near] = nearest(code, [...catalogue.keys()]);
    throw new UsageError(
      near ? t('--rule: unknown rule "{0}"; did you mean "{1}"?', code, near) : t('--rule: unknown rule "{0}"', code),
    );
  }
  const severity = severities.find((each) => each === given);
  if (severity) return [code, severity];
  throw new UsageError(t('--rule: "{0}" is not valid; use CODE=SEVERITY with {1}', text, quoteList(severities)));
}
