import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { taxonomies } from '../domain/taxonomies';
import { lineIndex } from '../language/document/lineIndex';
import type { ReferralLanguage } from '../language/referralLanguage';
import { createReferralLanguage } from '../language/service';
import type { Command } from './command';
import { decodeText } from './decodeText';
import { findFiles } from './findFiles';
import type { CheckedFile } from './formats/checkedFile';
import { jsonFormat } from './formats/jsonFormat';
import { stylishFormat } from './formats/stylishFormat';
import { parseCount } from './parseCount';
import { parseOptions } from './parseOptions';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

const formats: Readonly<Record<string, (files: readonly CheckedFile[]) => string>> = {
  stylish: stylishFormat,
  json: jsonFormat,
};
const years = taxonomies.map(({ year }) => year);

/** `check`: the diagnostics of the editor, for terminals and pipelines (ARCHITECTURE.md, "CLI"). */
export const check: Command = {
  summary: 'check referral files',
  help: `Usage: referrals check [OPTIONS] PATH...

Checks referral files as the editor does. PATH is a file, a folder (all *.referral.json and
*.referrals.json below it), a pattern such as "deals/**/*.json", or - for standard input.

Options
  --format stylish|json  for people (the default), or one JSON array of all problems
  --taxonomy YEAR        fiscal year of solution areas and plays: ${years.join(' or ')}; FY25 by default
  --max-warnings N       also fail where there are more than N warnings
  --help                 this text

Exit codes: 0 no errors, 1 errors found, 2 could not run.
`,
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, {
      format: { type: 'string', default: 'stylish' },
      taxonomy: { type: 'string', default: 'FY25' },
      'max-warnings': { type: 'string' },
    });
    const format = Object.hasOwn(formats, values.format) ? formats[values.format] : undefined;
    if (!format) throw new UsageError(`--format takes ${Object.keys(formats).join(' or ')}, not "${values.format}"`);
    if (!years.includes(values.taxonomy))
      throw new UsageError(`--taxonomy takes ${years.join(' or ')}, not "${values.taxonomy}"`);
    const most = values['max-warnings'] === undefined ? undefined : parseCount('max-warnings', values['max-warnings']);
    if (positionals.length === 0)
      throw new UsageError('name the files or folders to check, or - for standard input; see "referrals check --help"');

    const files = await checkAll(positionals, createReferralLanguage({ taxonomy: values.taxonomy }), terminal);
    terminal.print(format(files));
    const count = (severity: string): number =>
      files.flatMap(({ problems }) => problems).filter((problem) => problem.severity === severity).length;
    const warnings = count('warning');
    const tooMany = most !== undefined && warnings > most;
    if (tooMany)
      terminal.warn(
        `referrals: ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, and --max-warnings allows ${most}\n`,
      );
    return count('error') > 0 || tooMany ? 1 : 0;
  },
};

async function checkAll(
  paths: readonly string[],
  language: ReferralLanguage,
  terminal: Terminal,
): Promise<CheckedFile[]> {
  const checked: CheckedFile[] = [];
  const files = await findFiles(
    paths.filter((each) => each !== '-'),
    terminal.cwd,
  );
  if (paths.includes('-')) checked.push(checkText('<stdin>', decodeText(await terminal.readInput()), language));
  for (const file of files) checked.push(checkText(file, await read(file, terminal.cwd), language));
  return checked;
}

async function read(file: string, cwd: string): Promise<string> {
  try {
    return decodeText(await readFile(path.resolve(cwd, file)));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} cannot be read: ${reason}`, { cause: error });
  }
}

function checkText(file: string, text: string, language: ReferralLanguage): CheckedFile {
  const lines = lineIndex(text);
  const problems = language.validate(language.parse(text)).map((problem) => ({
    code: problem.code,
    severity: problem.severity,
    message: problem.message,
    path: problem.path,
    range: { start: lines.positionAt(problem.offset), end: lines.positionAt(problem.offset + problem.length) },
  }));
  return { file, problems };
}
