import { version } from '../../package.json';
import { t } from '../base/l10n';
import { plainText } from '../base/plainText';
import { nearest } from '../language/shape/nearest';
import { quoteList } from '../language/wording';
import { StateError } from '../sync/state/stateError';
import { type Terminal, UsageError } from './cliCommand';
import { commands } from './commands';

function help(): string {
  return t(
    `Usage: referrals COMMAND [OPTIONS]

Commands
{0}

Options
  --help     show this help, or the help of a command; also: referrals help [COMMAND]
  --version  show the version

Exit codes: 0 success, 1 errors found, 2 could not run.
`,
    [...commands].map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary()}`).join('\n'),
  );
}

/**
 * Runs the command line. Prints errors to standard error, in one line.
 * @param args the arguments, without the name of the program
 * @returns the exit code; 2 if it could not run
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (error instanceof StateError) return tellState(error, terminal);
    const message = error instanceof Error ? error.message : String(error);
    const text = error instanceof UsageError ? message : t('unexpected error: {0}', message);
    terminal.warn(`referrals: ${plainText(text)}\n`);
    return 2;
  }
}

/** Prints why a `.referrals` folder cannot be used. @returns the exit code: 2 if trying again may help, else 1 */
function tellState(error: StateError, { warn }: Terminal): number {
  const advice = error.isAdoptable ? ` ${t('To adopt it, run "referrals adopt {0}".', error.folder)}` : '';
  warn(`referrals: ${plainText(error.message + advice)}\n`);
  return error.kind === 'busy' || error.kind === 'cancelled' || error.kind === 'unusable' ? 2 : 1;
}

/** Returns the message for an unknown command, with the most similar command and all commands. */
function unknownCommand(name: string): string {
  const [near] = nearest(name, [...commands.keys()]);
  const all = quoteList([...commands.keys()], { maxValues: commands.size });
  return near === undefined
    ? t('unknown command "{0}"; use {1}; see "referrals --help"', name, all)
    : t('unknown command "{0}"; did you mean "{1}"? Commands are {2}; see "referrals --help"', name, near, all);
}

async function dispatch([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const names = quoteList([...commands.keys()]);
  if (name === undefined) throw new UsageError(t('no command given; use {0}; see "referrals --help"', names));
  if (name === 'help' && args.length > 0) return dispatch([...args, '--help'], terminal);
  if (name === '--help' || name === '-h' || name === 'help') {
    await terminal.print(help());
    return 0;
  }
  if (name === '--version') {
    await terminal.print(`${version}\n`);
    return 0;
  }
  const entry = commands.get(name);
  if (!entry) {
    throw new UsageError(
      name.startsWith('-') ? t('unknown option "{0}"; see "referrals --help"', name) : unknownCommand(name),
    );
  }
  const command = await entry.load();
  const end = args.indexOf('--');
  const options = end < 0 ? args : args.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) {
    await terminal.print(command.help);
    return 0;
  }
  return command.run(args, terminal);
}
