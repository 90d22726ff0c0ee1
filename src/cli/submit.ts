import path from 'node:path';
import { ApiError } from '../api/apiError';
import { FileSource } from './check/fileSource';
import type { Command } from './command';
import { findFiles } from './findFiles';
import { openState, type State } from './state/openState';
import { stateFolder } from './state/stateFolder';
import { connect } from './sync/connect';
import { countsText } from './sync/countsText';
import { outcomeReport } from './sync/outcomeReport';
import { submitOptions } from './sync/submitOptions';
import { UsageError } from './usageError';

/** Outcomes and plans after which nothing is left to do for anybody. */
const fine: ReadonlySet<string> = new Set([
  ...['created', 'updated', 'unchanged'],
  // `pull`: the service has moved on and the file has nothing to send, which a submit leaves as it is.
  ...['create', 'update', 'merge', 'nothing', 'pull'],
]);

/** `submit`: what files hold to the service (ARCHITECTURE.md, "CLI"). */
export const submit: Command = {
  help: `Usage: referrals submit [OPTIONS] PATH...

Checks referral files, then creates the referrals that have no id and updates those that were
changed since they were pulled or submitted. The files then take id, eTag and what else the
service sets. Where the service has moved on, changes of different properties are merged; where
both changed one property, nothing is sent and the outcome is "conflict". PATH is a file, a
folder or a pattern, as for check.

Nothing is created twice: a create whose answer was lost is looked for at the service; where
that is not certain, the outcome is "doubtful" and nothing is sent.

The access token is taken from the environment variable REFERRALS_TOKEN; a sandbox on this
machine needs none.

Options
  --endpoint URL         the service; Partner Center by default
  --folder DIR           the same as PATH
  --state DIR            where the versions that files are based on are kept; by default in
                         .referrals of a file's folder, or of the nearest folder above that has one
  --dry-run              send and write nothing; ask the service, and print what would be done:
                         create, update, merge, nothing, pull (only the service has changed), or
                         what is in the way: conflict, gone, invalid, blocked
  --block-on SEVERITY    problems of the checks that keep a referral from being sent: error, the
                         default, warning, information, hint, or off
  --taxonomy YEAR, --rule CODE=SEVERITY
                         as for check
  --method METHOD        auto: PATCH with what was changed where that is possible, else PUT of the
                         whole, the default; patch; put
  --solution-fields FORM where partner role, solution area and play are sent: root, the default,
                         or attributes
  --create-anyway        create also what an earlier run may have created: look first
  --format FORMAT        stylish: for people, the default
                         json: one array of {file, pointer, id, outcome, eTag, message, problems};
                         in a dry run with plan in place of outcome
  --help                 this text

Exit codes: 0 all is well, 1 a conflict, a blocked referral or a failure, 2 could not run.
`,
  async run(args, terminal) {
    const options = submitOptions(args);
    const report = outcomeReport(options.format, terminal);
    const log = { debug: () => undefined, warn: (message: string) => terminal.warn(`referrals: ${message}\n`) };
    const { api, host, serviceName, endpoint } = connect(options.endpoint, terminal, log);
    const signal = terminal.interruption?.();
    const files = (await findFiles(options.paths, terminal.cwd)).filter(({ pipe }) => !pipe);
    const sources = files.map(({ file }) => new FileSource(file, terminal.cwd));

    const { blockedBy } = await import('./sync/blockedBy');
    const { submitting } = await import('./sync/submitting');
    const { sendSolutionFields } = await import('../sync/sendSolutionFields');
    const blocked = await blockedBy(sources, options.language, options.blockOn);
    const state = options.state && path.resolve(terminal.cwd, options.state);
    const states = await openStates(sources, { ...options, state }, { endpoint, warn: terminal.warn, signal });
    try {
      const sent = sendSolutionFields(api, options.solutionFields);
      const counts: Record<string, number> = {};
      let failed = false;
      let done = 0;
      const rows = submitting(sources, {
        blocked,
        services: (file) => ({
          ...{ api: sent, baselines: states.of(file).baselines, clock: () => new Date(), log },
          serviceName,
        }),
        dryRun: options.dryRun,
        submit: { method: options.method, createAnyway: options.createAnyway, ...(signal && { signal }) },
      });
      try {
        for await (const row of rows) {
          const name = row.plan ?? row.outcome ?? '';
          counts[name] = (counts[name] ?? 0) + 1;
          failed ||= !fine.has(name);
          if (name !== 'failed') done++;
          await report.add(row);
        }
      } catch (error) {
        if (!ApiError.is(error)) throw error;
        if (done === 0 && !error.details.mayHaveHappened) throw new UsageError(error.message, { cause: error });
        failed = true;
        terminal.warn(`referrals: not all was ${options.dryRun ? 'planned' : 'submitted'}. ${error.message}\n`);
      }
      await report.end(`${host}: ${countsText(counts)}${options.dryRun ? '; nothing was sent or written' : ''}`);
      return failed ? 1 : 0;
    } finally {
      await states.close();
    }
  },
};

/** The states of all files; always in one order, so that two runs do not wait for each other. */
async function openStates(
  sources: readonly FileSource[],
  { state, dryRun }: { state?: string | undefined; dryRun: boolean },
  given: { endpoint: string; warn: (text: string) => void; signal?: AbortSignal | undefined },
) {
  const folders = new Map<string, string>();
  for (const folder of new Set(sources.map((source) => path.dirname(source.path)))) {
    folders.set(folder, state || (await stateFolder(folder)));
  }
  const open = new Map<string, State>();
  const close = async (): Promise<void> => {
    for (const each of open.values()) await each.close();
  };
  try {
    for (const folder of [...new Set(folders.values())].sort()) {
      open.set(folder, await openState(folder, { ...given, dryRun, durable: true }));
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    close,
    of(file: string): State {
      const found = open.get(folders.get(path.dirname(file)) ?? '');
      if (!found) throw new Error(`no state was opened for ${file}`);
      return found;
    },
  };
}
