import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { ListQuery } from '../api/referralsApi';
import { t } from '../base/l10n';
import { quoteList } from '../language/wording';
import { mayBeNamedBy } from '../sync/files/fileNames';
import type { PullResult } from '../sync/pull/pullResult';
import { propertyNames } from '../sync/words/propertyName';
import { keptText } from '../sync/words/submittedText';
import { type CliCommand, UsageError } from './cliCommand';
import { ConfigurationFiles } from './configurationFiles';
import { formatOption, helpOption, type Options, optionsHelp, parseCount, parseOptions } from './options';
import { conflictRow } from './sync/conflictRow';
import { connect, endpointOption } from './sync/connect';
import { heldReferrals } from './sync/heldReferrals';
import { openStates } from './sync/openStates';
import { countsText, type OutcomeRow, outcomeReport } from './sync/outcomeReport';
import { mergedText } from './sync/submitRow';

/** Outcomes that are a success. */
const fine: ReadonlySet<string> = new Set(['created', 'pulled', 'merged', 'unchanged', 'edited']);

/** Number of referrals to pull at a time. Creating a file takes longer than any other step. */
const concurrency = 8;

/** The names of the outcomes in a dry run. */
const plans: Readonly<Record<string, string>> = {
  created: 'create',
  pulled: 'pull',
  merged: 'merge',
  unchanged: 'nothing',
  edited: 'keep',
};

const options = {
  endpoint: endpointOption,
  filter: {
    type: 'string',
    value: 'FILTER',
    default: '',
    help: () =>
      t(`pull only referrals that match this OData filter, such as
"status eq 'Active'"`),
  },
  top: { type: 'string', value: 'N', help: () => t('pull at most N referrals') },
  folder: { type: 'string', value: 'DIR' },
  out: {
    type: 'string',
    value: 'DIR',
    help: () =>
      t(`folder to write new files to
(default: as configured, else "referrals")`),
  },
  'file-name': {
    type: 'string',
    value: 'TEMPLATE',
    help: () =>
      t(`name of new files; may contain \${name}, \${id} and \${engagementId}
(default: as configured, else "\${name}.referral.json")`),
  },
  state: {
    type: 'string',
    value: 'DIR',
    help: () =>
      t(`folder that keeps the versions that files are based on (default the
nearest .referrals from the folder up to the root of its repository or
the current folder, as in the editor)`),
  },
  'dry-run': {
    type: 'boolean',
    default: false,
    help: () =>
      t(`write nothing; print the plan: create, pull, merge, keep (the file has
changes to submit), conflict or nothing`),
  },
  format: formatOption(() =>
    t(`stylish: for people (default)
json: one array of {id, file, outcome, eTag, message, conflicts}; with
--dry-run, plan instead of outcome`),
  ),
  ...helpOption,
} as const satisfies Options;

/** `pull`: writes referrals of the service to files. */
export const pull: CliCommand = {
  help: t(
    `Usage: referrals pull [OPTIONS] [ID...]

Writes referrals of the service to files: all of them, those that match a filter, or those with the
given IDs. A referral goes into the file that already contains it, in DIR or anywhere below the
folder that has .referrals, or into a new one. Changes made only in the file, or only in the
service, are kept. Changes to different properties are merged. If both changed the same property,
the file stays as it is and the outcome is "conflict".

Set the environment variable REFERRALS_TOKEN to an access token. A sandbox on this computer needs
no token.

Options
{0}

Exit codes: 0 success, 1 a conflict or failure, 2 could not run.
`,
    ...optionsHelp(options),
  ),
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    const dryRun = values['dry-run'];
    if (positionals.length > 0 && (values.filter || values.top))
      throw new UsageError(t('use either IDs or --filter and --top, not both'));
    if (values.folder && values.out && values.folder !== values.out)
      throw new UsageError(t('--folder and --out mean the same; use one of them'));
    const given = values.folder ?? values.out;
    if (given === '') throw new UsageError(t('--folder needs the path of a folder'));
    const configurations = new ConfigurationFiles(terminal.cwd);
    const { written, folder } = folderOf(given, configurations);
    const template = values['file-name'] || configurations.of(folder)?.configuration.fileName;
    configurations.requireRight();
    const report = outcomeReport(values.format, terminal);
    const query: ListQuery = {
      ...(values.filter && { filter: values.filter }),
      ...(values.top !== undefined && { top: parseCount('top', values.top) }),
    };
    const log = { debug: () => undefined, warn: (message: string) => terminal.warn(`referrals: ${message}\n`) };
    const { api, host, serviceName, endpoint } = await connect(values.endpoint, terminal, log);
    const signal = terminal.interruption?.();

    const { folderTarget } = await import('./sync/folderTarget');
    const { pullAll } = await import('../sync/pull/pullAll');
    const { pullReferral } = await import('../sync/pull/pullReferral');
    const { hopeless } = await import('../api/apiError');
    const states = await openStates([folder], { state: values.state, endpoint, dryRun, signal }, terminal);
    try {
      const fileName = template ? { fileName: template } : {};
      // If several files contain a referral, the file in the target folder is the one to write.
      const held = heldReferrals([folder, ...states.folders], {
        isReferralFile: mayBeNamedBy(template),
        isIgnored: (file) => configurations.ignores(file),
        target: folder,
      });
      const target = await usable(written, async () => {
        const target = folderTarget(folder, { dryRun, held });
        await held.unidentified();
        return target;
      });
      const services = states.services(path.join(folder, 'any'), {
        api,
        held,
        clock: () => new Date(),
        log,
        serviceName,
      });
      const call = {
        ...(signal && { signal }),
        ...fileName,
      };
      const shown = shownPaths({ written, folder, cwd: terminal.cwd });
      const counts: Record<string, number> = {};
      const add = (result: PullResult): void | Promise<void> => {
        const row = rowOf(result, { shown, dryRun, serviceName });
        const name = row.plan ?? row.outcome ?? '';
        counts[name] = (counts[name] ?? 0) + 1;
        return report.add(row);
      };
      let failed = false;
      const afterEach = (result: PullResult): void | Promise<void> => {
        failed ||= !fine.has(result.outcome);
        return add(result);
      };
      if (positionals.length > 0) {
        const ids = new Map(positionals.map((id) => [id.toLowerCase(), id]));
        for (const id of ids.values()) {
          const result = await pullReferral(services, target, id, call);
          const error = result.outcome === 'failed' && hopeless.includes(result.error.kind) ? result.error : undefined;
          if (error && Object.keys(counts).length === 0) throw new UsageError(error.message, { cause: error });
          await afterEach(result);
          if (!error) continue;
          terminal.warn(`referrals: ${t('some referrals were not pulled. {0}', error.message)}\n`);
          break;
        }
      } else {
        const { error, total } = await pullAll(services, target, query, {
          ...call,
          afterEach,
          concurrency,
        });
        if (error && total === 0) throw new UsageError(error.message, { cause: error });
        if (error) terminal.warn(`referrals: ${t('some referrals were not pulled. {0}', error.message)}\n`);
        failed ||= error !== undefined;
      }
      const broken = counts[dryRun ? (plans.created ?? '') : 'created'] ? await held.broken() : [];
      if (broken.length > 0) {
        const names = quoteList(broken.map(shown), { maxValues: 5 });
        terminal.warn(
          `referrals: ${t('{0} cannot be read as JSON, and may contain a deal that was now written to a new file.', names)}\n`,
        );
      }
      const summary = countsText(counts);
      await report.end(`${host}: ${dryRun ? t('{0}; nothing was written', summary) : summary}`);
      return failed ? 1 : 0;
    } finally {
      await states.close();
    }
  },
};

/** Returns the folder to pull into: that of the option, else that of the configuration, else `referrals`. */
function folderOf(given: string | undefined, configurations: ConfigurationFiles): { written: string; folder: string } {
  const { cwd } = configurations;
  if (given !== undefined) return { written: given, folder: path.resolve(cwd, given) };
  const found = configurations.of(cwd);
  const folder = path.resolve(found?.folder ?? cwd, found?.configuration.folder ?? 'referrals');
  return { written: path.relative(cwd, folder) || '.', folder };
}

/**
 * Returns a function that formats the absolute path of a file: below the folder as the user wrote it, else relative to
 * the current folder.
 */
function shownPaths(at: { written: string; folder: string; cwd: string }): (file: string) => string {
  // Paths outside the folder are without symbolic links.
  const cwd = realpathSync(at.cwd);
  return (file) => {
    const inner = path.relative(at.folder, file);
    const isBelow = inner !== '..' && !inner.startsWith(`..${path.sep}`) && !path.isAbsolute(inner);
    if (isBelow) return path.join(at.written, inner);
    return path.isAbsolute(at.written) ? file : path.relative(cwd, file);
  };
}

interface RowOptions {
  shown: (file: string) => string;
  dryRun: boolean;
  serviceName: string;
}

function rowOf(result: PullResult, { shown, dryRun, serviceName }: RowOptions): OutcomeRow {
  const { id, outcome } = result;
  const file = 'file' in result && result.file ? { file: shown(result.file) } : {};
  const eTag = 'eTag' in result ? { eTag: result.eTag } : {};
  const merged = outcome === 'merged' ? propertyNames(result.merged) : '';
  const kept = outcome === 'edited' && result.kept ? keptText(result.kept, serviceName) : '';
  const text = 'message' in result ? result.message : merged ? mergedText(merged, serviceName) : kept;
  const message =
    outcome === 'conflict' ? conflictRow(text, result.conflicts, serviceName) : text ? { message: text } : {};
  return { id, ...file, ...(dryRun ? { plan: plans[outcome] ?? outcome } : { outcome }), ...eTag, ...message };
}

async function usable<T>(written: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(t('cannot use the folder {0}: {1}', written, reason), { cause: error });
  }
}
