import path from 'node:path';
import { ApiError } from '../api/apiError';
import { t } from '../base/l10n';
import { unknownNames } from '../domain/referral/unknownNames';
import { overridden } from '../language/configuration/configuration';
import { CreateSearch } from '../sync/create/createSearch';
import { mayBeNamedBy } from '../sync/files/fileNames';
import { asObject, wireNames } from '../sync/referral/wireNames';
import { checkedAs } from './check/checkedAs';
import { requireYear } from './check/checkOptions';
import { FileSource } from './check/source';
import { type CliCommand, UsageError } from './cliCommand';
import { ConfigurationFiles } from './configurationFiles';
import { findFiles, withoutIgnored } from './findFiles';
import { connect } from './sync/connect';
import { heldReferrals } from './sync/heldReferrals';
import { openStates } from './sync/openStates';
import { countsText, outcomeReport } from './sync/outcomeReport';
import { submitOptions, submitOptionsHelp } from './sync/submitOptions';

/** Outcomes and plans that are a success. */
const fine: ReadonlySet<string> = new Set([
  ...['created', 'updated', 'unchanged', 'pulled'],
  // `pull`: the referral changed only in the service, so a submit has nothing to send.
  ...['create', 'adopt', 'update', 'merge', 'nothing', 'pull'],
]);

/** `submit`: sends the referrals of files to the service. */
export const submit: CliCommand = {
  help: t(
    `Usage: referrals submit [OPTIONS] PATH...

Checks referral files, creates the referrals that have no ID, and updates those that changed since
they were last pulled or submitted. Then writes the ID, the eTag and other values of the service to
the files. If a referral also changed in the service, changes to different properties are merged. If
both changed the same property, nothing is sent and the outcome is "conflict": decide with --prefer.
PATH is a file, a folder or a pattern, as for check.

Never creates a referral twice: if the response to a create was lost, submit searches the service
for the referral. If that is not conclusive, nothing is sent, the outcome is "doubtful" and the exit
code 1. Run submit again to search again, or decide with --use-found, --use-id or --create-anyway.
To be recognized, every created referral gets an externalReferenceId, in the file as well.

Set the environment variable REFERRALS_TOKEN to an access token. A sandbox on this computer needs
no token.

Options
{0}

Exit codes: 0 success, 1 a conflict, a blocked referral or a failure, 2 could not run.
`,
    ...submitOptionsHelp(),
  ),
  async run(args, terminal) {
    const options = submitOptions(args);
    const report = outcomeReport(options.format, terminal);
    const log = { debug: () => undefined, warn: (message: string) => terminal.warn(`referrals: ${message}\n`) };
    const { api, host, serviceName, endpoint } = await connect(options.endpoint, terminal, log);
    const signal = terminal.interruption?.();
    const configurations = new ConfigurationFiles(terminal.cwd, options.overrides);
    const found = (await findFiles(options.paths, terminal.cwd)).filter(({ pipe }) => !pipe);
    const files = withoutIgnored(found, configurations, terminal);
    const sources = files.map(({ file }) => new FileSource(file, terminal.cwd));
    for (const { folder } of sources) configurations.of(folder);
    configurations.requireRight();
    requireYear(options.overrides, configurations);
    const submitOf = (folder: string) =>
      overridden(configurations.of(folder)?.configuration, { submit: options.submit }).submit ?? {};

    const { blockedBy } = await import('./sync/blockedBy');
    const { submitting } = await import('./sync/submitting');
    const { sendSolutionFields } = await import('../sync/create/sendSolutionFields');
    const folders = sources.map((source) => path.dirname(source.path));
    const states = await openStates(folders, { ...options, endpoint, signal }, terminal);
    try {
      const blocked = await blockedBy(
        sources,
        checkedAs(configurations, states.known),
        ({ folder }) => submitOf(folder).blockOn ?? 'error',
      );
      const shown = { find: () => states.solutionForm() };
      const sentBy = new Map(
        (['auto', 'root', 'attributes'] as const).map((form) => [form, sendSolutionFields(api, form, shown)]),
      );
      const sentFor = (file: string) => sentBy.get(submitOf(path.dirname(file)).solutionFields ?? 'auto') ?? api;
      // If a file has an unusual name, looks for other files with names like it.
      const unusual = files.find(({ real }) => !mayBeNamedBy()(real))?.real;
      const template = unusual ?? configurations.of(terminal.cwd)?.configuration.fileName;
      const held = heldReferrals(states.folders, {
        isReferralFile: mayBeNamedBy(template),
        isIgnored: (file) => configurations.ignores(file),
      });
      const counts: Record<string, number> = {};
      let failed = false;
      let done = 0;
      const rows = submitting(sources, {
        blocked,
        isBlocking: (file) => submitOf(path.dirname(file)).blockOn !== 'off',
        services: (file) =>
          states.services(file, { api: sentFor(file), held, clock: () => new Date(), log, serviceName }),
        dryRun: options.dryRun,
        submitOf: (file) => {
          const { method = 'auto', reference = 'generate' } = submitOf(path.dirname(file));
          const isNamed = options.paths.some((each) => path.resolve(terminal.cwd, each) === file);
          const { prefer } = options;
          return { method, reference, mayRepeat: isNamed, ...(prefer && isNamed && { choose: () => prefer }) };
        },
        unconfirmed: (file, referral) => {
          if (options.allowUnknownNames) return [];
          const { taxonomies } = configurations.settingsOf(path.dirname(file));
          return unknownNames(asObject(wireNames(referral)), taxonomies);
        },
        submit: {
          ...(options.allowRemovals && { mayRemove: 'all' as const }),
          ...(options.allowCopies && { copies: 'create' as const }),
          inDoubt: options.inDoubt,
          search: new CreateSearch(api),
          ...(signal && { signal }),
        },
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
        const text = options.dryRun
          ? t('some referrals were not planned. {0}', error.message)
          : t('some referrals were not submitted. {0}', error.message);
        terminal.warn(`referrals: ${text}\n`);
      }
      const summary = countsText(counts);
      await report.end(`${host}: ${options.dryRun ? t('{0}; nothing was sent or written', summary) : summary}`);
      return failed ? 1 : 0;
    } finally {
      await states.close();
    }
  },
};
