import path from 'node:path';
import { t, translator } from '../base/l10n';
import { type CliCommand, UsageError } from './cliCommand';
import { helpOption, type Options, optionsHelp, parseCount, parseOptions } from './options';

const options = {
  port: { type: 'string', value: 'N', default: '0', help: () => t('port to listen on (default 0, any free port)') },
  data: {
    type: 'string',
    value: 'DIR',
    help: () => t('keep the referrals in this folder; without it, they are lost when it stops'),
  },
  seed: { type: 'string', value: 'N', help: () => t('start with N generated referrals instead of the samples') },
  profile: {
    type: 'string',
    value: 'PROFILE',
    default: 'documented',
    help: () =>
      t(`documented: takes only what the documentation of the API shows (default)
lenient: takes every filter and order that OData has`),
  },
  ...helpOption,
} as const satisfies Options;

/** `sandbox`: runs the emulator of the Referrals API as a server (docs/cli.md). */
export const sandbox: CliCommand = {
  help: t(
    `Usage: referrals sandbox [OPTIONS]

Runs the sandbox on 127.0.0.1 until you press Ctrl+C. When it is ready, it prints
"listening on http://127.0.0.1:PORT/v1.0/engagements/referrals". It accepts every bearer token
except "invalid".

Options
{0}

Requests that are not documented, and refused requests, are reported on standard error.
`,
    ...optionsHelp(options),
  ),
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    if (positionals.length > 0) throw new UsageError(t('sandbox does not take paths: "{0}"', positionals[0] ?? ''));
    if (values.data === '') throw new UsageError(t('--data needs the path of a folder'));
    const { profiles } = await import('../sandbox/behavior');
    const profile = profiles.find((each) => each === values.profile);
    if (!profile) throw new UsageError(t('--profile takes {0}, not "{1}"', profiles.join(', '), values.profile));
    const stopped = terminal.stopped();
    const { startSandbox } = await import('../sandbox/startSandbox');
    const started = startSandbox({
      port: parseCount('port', values.port, 65_535),
      dataDir: values.data === undefined ? undefined : path.resolve(terminal.cwd, values.data),
      seed: values.seed === undefined ? undefined : parseCount('seed', values.seed, 100_000),
      profile,
      log: (message) => terminal.warn(`${message}\n`),
      translate: translator(),
    });
    const running = await started.catch((error: unknown) => {
      throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
    });
    await terminal.print(`listening on ${running.url}\n`);
    await stopped;
    await running.close();
    return 0;
  },
};
