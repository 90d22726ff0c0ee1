import { t } from '../base/l10n';
import type { ReferralLanguageOptions } from '../language/referralLanguage';
import { type CheckOptions, checkOptions, yearList } from './check/checkOptions';
import { checkSources } from './check/checkSources';
import { FileSource } from './check/fileSource';
import { lastKnown } from './check/lastKnown';
import { readOnce } from './check/readOnce';
import type { Source } from './check/source';
import { stdinSource } from './check/stdinSource';
import type { Command } from './command';
import { findFiles } from './findFiles';
import type { Report, Sum } from './formats/report';
import type { Terminal } from './terminal';

/** `check`: the diagnostics of the editor, for terminals and pipelines. */
export const check: Command = {
  help: t(
    `Usage: referrals check [OPTIONS] PATH...

Checks referral files as the editor does. Also checks all files of a run against each other: no two
referrals may have the same ID. PATH is one of:
  a file with any name
  a folder: all *.referral.json and *.referrals.json files in it and its subfolders
  a pattern such as "deals/**/*.json" or "{new,old}/[a-f]*.json"; quote it for the shell
  !PATH to exclude files: "!deals/archive" or "!**/draft-*.json"
  - for standard input
Skips folders named node_modules and folders whose name begins with a dot.

Reporting
  --format FORMAT        stylish: for people (default)
                         json: one array of all problems; positions count from zero
                         sarif: SARIF 2.1.0, for code scanning
                         github: annotations for GitHub Actions
  --taxonomy YEAR        fiscal year of solution areas and plays: {0};
                         auto (default) takes those of any year
  --rule CODE=SEVERITY   set the severity of a rule to error, warning, information, hint or off;
                         repeat for more rules; same as the setting referrals.rules
  --quiet                report errors only; warnings still count for --max-warnings
  --max-warnings N       fail if there are more than N warnings
  --stdin-filename NAME  name for standard input in reports (default <stdin>)

Fixing
  --fix                  apply all safe fixes, write the files, and report the remaining problems;
                         with -, print the fixed text, and report to standard error
  --dry-run              write nothing; print what --fix would change as a unified diff, and the
                         number of remaining problems to standard error; ignores --format

  --help                 show this help

Exit codes: 0 no errors, 1 errors or too many warnings, 2 could not run. With --fix and --dry-run,
the remaining problems decide.
`,
    yearList,
  ),
  async run(args, terminal) {
    const options = checkOptions(args);
    let sources: readonly Source[] = await findSources(options, terminal);
    const known = await lastKnown(sources, terminal);
    const language: ReferralLanguageOptions = { taxonomy: options.taxonomy, severities: options.severities, known };
    let fixed = 0;
    if (options.fix) {
      const { createReferralLanguage } = await import('../language/service');
      const { fixSources } = await import('./check/fixSources');
      const result = await fixSources(sources, createReferralLanguage(language), options.dryRun, terminal);
      sources = result.sources;
      fixed = result.changed;
    }
    // What is printed already is the fixed text, or the diff.
    const printsFix = options.fix && (options.dryRun || options.paths.includes('-'));
    const report = options.dryRun ? undefined : await options.report(terminal.cwd);
    const print = printsFix ? terminal.warn : terminal.print;
    const sum = await writeReport(sources, language, options, report, fixed, print);
    if (options.dryRun) terminal.warn(dryRunSum(sum));
    const { maxWarnings } = options;
    const tooMany = maxWarnings !== undefined && sum.warning > maxWarnings;
    if (tooMany)
      terminal.warn(`referrals: ${t('{0}, but --max-warnings is {1}', warningsText(sum.warning), maxWarnings)}\n`);
    return sum.error > 0 || tooMany ? 1 : 0;
  },
};

async function findSources({ paths, stdinName }: CheckOptions, terminal: Terminal): Promise<Source[]> {
  const files = await findFiles(
    paths.filter((each) => each !== '-'),
    terminal.cwd,
  );
  return [
    ...(paths.includes('-') ? [stdinSource(stdinName, terminal)] : []),
    ...files.map(({ file, pipe }) => {
      const source = new FileSource(file, terminal.cwd);
      return pipe ? readOnce(source) : source;
    }),
  ];
}

/** Writes the report file by file, and sums up. */
async function writeReport(
  sources: readonly Source[],
  language: ReferralLanguageOptions,
  { quiet }: CheckOptions,
  report: Report | undefined,
  fixed: number,
  print: (text: string) => void | Promise<void>,
): Promise<Sum> {
  const sum = { files: 0, fixed, error: 0, warning: 0, information: 0, hint: 0 };
  for await (const checked of checkSources(sources, language)) {
    // Nothing is printed before the first file could be read.
    if (sum.files++ === 0 && report) await print(report.begin());
    for (const { severity } of checked.problems) sum[severity]++;
    const problems = quiet ? checked.problems.filter(({ severity }) => severity === 'error') : checked.problems;
    const text = report?.file({ ...checked, problems });
    if (text) await print(text);
  }
  if (report) await print(report.end(quiet ? { ...sum, warning: 0, information: 0, hint: 0 } : sum));
  return sum;
}

function dryRunSum({ fixed, error, warning }: Sum): string {
  const files = fixed === 1 ? t('1 file would change') : t('{0} files would change', fixed);
  const errors = error === 1 ? t('1 error') : t('{0} errors', error);
  return `referrals: ${t('{0}; {1} and {2} would remain', files, errors, warningsText(warning))}\n`;
}

function warningsText(count: number): string {
  return count === 1 ? t('1 warning') : t('{0} warnings', count);
}
