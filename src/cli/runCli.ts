import { version } from '../../package.json';
import { commands } from './commands';
import { plainText } from './plainText';
import type { Terminal } from './terminal';
import { UsageError } from './usageError';

const help = `Usage: referrals COMMAND [OPTIONS]

Commands
${[...commands].map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`).join('\n')}

Options
  --help     this text, or that of a command
  --version  the version

Exit codes: 0 all is well, 1 errors found, 2 could not run.
`;

/**
 * Runs the command line, without the name of the program.
 * @returns the exit code: 2 with one line on standard error for what could not be run
 */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    terminal.warn(`referrals: ${plainText(error instanceof UsageError ? message : `unexpected: ${message}`)}\n`);
    return 2;
  }
}

async function dispatch([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  const names = [...commands.keys()].join(', ');
  if (name === undefined) throw new UsageError(`name a command: ${names}; see "referrals --help"`);
  if (name === '--help' || name === '-h') {
    await terminal.print(help);
    return 0;
  }
  if (name === '--version') {
    await terminal.print(`${version}\n`);
    return 0;
  }
  const entry = commands.get(name);
  if (!entry) {
    const what = name.startsWith('-') ? 'option' : 'command';
    throw new UsageError(`unknown ${what} "${name}"; there are ${names}; see "referrals --help"`);
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
