import path from 'node:path';
import { t } from '../base/l10n';
import { plainText } from '../base/plainText';
import type { ReferralLanguage, ReferralLanguageOptions } from '../language/referralLanguage';
import { checkedAs, lastKnown } from './check/checkedAs';
import { type CheckOptions, checkOptions, checkOptionsHelp, requireYear } from './check/checkOptions';
import { checkSources, type OptionsOf } from './check/checkSources';
import type { CountFixable } from './check/checkText';
import { FileSource, goOn, readOnce, type Source, stdinSource } from './check/source';
import { type CliCommand, type Terminal, UsageError } from './cliCommand';
import { ConfigurationFiles, checkedConfiguration } from './configurationFiles';
import { findFiles, ignoredText, withoutIgnored } from './findFiles';
import type { Report, Sum } from './formats/report';

/** `check`: the diagnostics of the editor, for terminals and pipelines. */
export const check: CliCommand = {
  help: t(
    `Usage: referrals check [OPTIONS] PATH...

Checks referral files as the editor does. Also checks all files of a run against each other: no two
referrals may have the same ID. PATH is one of:
  a file with any name
  a folder: all *.referral.json and *.referrals.json files in it and its subfolders
  a pattern such as "deals/**/*.json" or "{new,old}/[a-f]*.json"; quote it for the shell. After a
    backslash, characters have no special meaning: "\\[draft\\]*.json"
  !PATH to exclude files: "!deals/archive" or "!**/draft-*.json"
  - for standard input
The nearest referrals.config.json sets options for its folder, and which files are ignored.
Skips folders named node_modules and folders whose name begins with a dot.

Reporting
{0}

Fixing
{1}

{2}

Continues after files that it cannot read or write. Colors follow NO_COLOR and FORCE_COLOR.
Exit codes: 0 no errors, 1 errors or too many warnings, 2 could not run, or not for all files. With
--fix and --dry-run, the remaining problems decide.
`,
    ...checkOptionsHelp(),
  ),
  async run(args, terminal) {
    const options = checkOptions(args);
    let failed = false;
    const complain = (error: Error): void => {
      if (!(error instanceof UsageError)) throw error;
      failed = true;
      terminal.warn(`referrals: ${plainText(error.message)}\n`);
    };
    const configurations = new ConfigurationFiles(terminal.cwd, options.overrides);
    let sources: readonly Source[] = await findSources(options, configurations, terminal, complain);
    if (sources.length === 0 && failed) return 2;
    for (const { folder } of sources) configurations.of(folder);
    requireYear(options.overrides, configurations);
    const optionsOf = checkedAs(configurations, await lastKnown(sources, terminal));
    let fixed = 0;
    if (options.fix) {
      const { fixSources } = await import('./check/fixSources');
      const result = await fixSources(sources, await languagesOf(optionsOf), terminal, {
        dryRun: options.dryRun,
        complain,
      });
      sources = result.sources;
      fixed = result.changed;
    }
    // Standard output then has the fixed text or the diff, so the report goes to standard error.
    const printsFix = options.fix && (options.dryRun || options.paths.includes('-'));
    const report = options.dryRun ? undefined : await options.report(terminal);
    const print = printsFix ? terminal.warn : terminal.print;
    const sum = await writeReport(sources, configurations, { ...options, optionsOf, report, fixed, print });
    if (options.dryRun) terminal.warn(dryRunSum(sum));
    const { maxWarnings } = options;
    const tooMany = maxWarnings !== undefined && sum.warning > maxWarnings;
    if (tooMany)
      terminal.warn(`referrals: ${t('{0}, but --max-warnings is {1}', warningsText(sum.warning), maxWarnings)}\n`);
    if (failed) return 2;
    return sum.error > 0 || tooMany ? 1 : 0;
  },
};

async function findSources(
  { paths, stdinName, fix, dryRun }: CheckOptions,
  configurations: ConfigurationFiles,
  terminal: Terminal,
  complain: (error: Error) => void,
): Promise<Source[]> {
  const found = await findFiles(
    paths.filter((each) => each !== '-'),
    terminal.cwd,
    complain,
  );
  const files = withoutIgnored(found, configurations, terminal);
  const hasInput = paths.includes('-');
  const isIgnored = hasInput && configurations.ignores(path.resolve(terminal.cwd, stdinName));
  if (isIgnored) terminal.warn(`referrals: ${plainText(ignoredText(stdinName))}\n`);
  // A pipe through `--fix` must print its text even if nothing is fixed.
  if (isIgnored && fix && !dryRun) await terminal.print(await terminal.readInput());
  return [
    ...(hasInput && !isIgnored ? [stdinSource(stdinName, terminal)] : []),
    ...files.map(({ file, pipe }) => {
      const source = new FileSource(file, terminal.cwd);
      return goOn(pipe ? readOnce(source) : source, complain);
    }),
  ];
}

interface ReportOptions extends Pick<CheckOptions, 'quiet' | 'countsFixable'> {
  optionsOf: OptionsOf;
  /** Undefined if only the totals are needed. */
  report: Report | undefined;
  /** Number of files fixed before. */
  fixed: number;
  print(text: string): void | Promise<void>;
}

/** Checks the sources, writes the report file by file, and returns the totals. */
async function writeReport(
  sources: readonly Source[],
  configurations: ConfigurationFiles,
  { optionsOf, quiet, countsFixable, report, fixed, print }: ReportOptions,
): Promise<Sum> {
  const sum = { files: 0, fixed, fixable: 0, error: 0, warning: 0, information: 0, hint: 0 };
  const countFixable = countsFixable ? fixableCounter(await languagesOf(optionsOf)) : undefined;
  const wrong = configurations.all.filter(({ problems }) => problems.length > 0);
  const rows = withFirst(
    wrong.map((each) => checkedConfiguration(each, configurations.cwd)),
    checkSources(sources, optionsOf, countFixable),
  );
  for await (const checked of rows) {
    // Prints nothing before the first file was read.
    if (sum.files++ === 0 && report) await print(report.begin());
    for (const { severity } of checked.problems) sum[severity]++;
    sum.fixable += checked.fixable ?? 0;
    const problems = quiet ? checked.problems.filter(({ severity }) => severity === 'error') : checked.problems;
    const text = report?.file({ ...checked, problems });
    if (text) await print(text);
  }
  // A report for programs must be complete even if no file could be read.
  if (sum.files === 0 && report) await print(report.begin());
  if (report) await print(report.end(quiet ? { ...sum, warning: 0, information: 0, hint: 0 } : sum));
  return sum;
}

/** Maximum number of problems of a file to look for fixes for. */
const maxCounted = 10_000;

/** Returns functions that count the problems of a document that `--fix` would fix. */
function fixableCounter(languageOf: (source: Source) => ReferralLanguage): (source: Source) => CountFixable {
  return (source) => (document, problems) =>
    problems.length > maxCounted
      ? 0
      : problems.filter((problem) =>
          languageOf(source)
            .fixes(document, problem)
            .some(({ safe }) => safe),
        ).length;
}

/** Loads the language service. Sources with the same options share an instance. */
async function languagesOf(optionsOf: OptionsOf): Promise<(source: Source) => ReferralLanguage> {
  const { createReferralLanguage } = await import('../language/service');
  const all = new Map<ReferralLanguageOptions, ReferralLanguage>();
  return (source) => {
    const options = optionsOf(source);
    const language = all.get(options) ?? createReferralLanguage(options);
    all.set(options, language);
    return language;
  };
}

async function* withFirst<T>(first: readonly T[], others: AsyncIterable<T>): AsyncGenerator<T> {
  yield* first;
  yield* others;
}

function dryRunSum({ fixed, error, warning }: Sum): string {
  const files = fixed === 1 ? t('1 file would change') : t('{0} files would change', fixed);
  const errors = error === 1 ? t('1 error') : t('{0} errors', error);
  return `referrals: ${t('{0}; {1} and {2} would remain', files, errors, warningsText(warning))}\n`;
}

function warningsText(count: number): string {
  return count === 1 ? t('1 warning') : t('{0} warnings', count);
}
