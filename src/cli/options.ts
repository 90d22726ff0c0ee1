import { parseArgs } from 'node:util';
import { t } from '../base/l10n';
import { UsageError } from './usageError';

/** An option of a command, as `parseArgs` takes it, with its entry in the help. */
interface Option {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** Name of the value in the help, such as `FORMAT`. */
  readonly value?: string;
  /** Lines of the help. Options without help are listed with the next one that has it. */
  readonly help?: () => string;
}

export type Options = Readonly<Record<string, Option>>;

/** Width of the help's first column, if no name is wider. */
const maxNameWidth = 22;

/** The option that every command has. */
export const helpOption = { help: { type: 'boolean', help: () => t('show this help') } } as const satisfies Options;

/** Returns the option `--format`, whose first value is the default, `stylish`. */
export function formatOption(help: () => string) {
  return { type: 'string', value: 'FORMAT', default: 'stylish', help } as const satisfies Option;
}

/**
 * Reads options and paths.
 * @throws UsageError with one line for an option that does not exist or lacks its value
 */
export function parseOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    // Node goes on with advice of several lines, which does not help here.
    const [first = message] = message.split(/\. |\n/, 1);
    throw new UsageError(first.replace(/\.$/, '').replace(/^U/, 'u').replace(/^O/, 'o'), { cause: error });
  }
}

/**
 * Returns the help of groups of options, with one width of names.
 * @param groups such as those for reports and for fixes; the last one should include `helpOption`
 */
export function optionsHelp(...groups: readonly Options[]): string[] {
  const entries = groups.map(entriesOf);
  const widths = entries.flat().map(({ names }) => names.length);
  const width = Math.max(...widths.filter((each) => each <= maxNameWidth));
  return entries.map((group) => group.map((entry) => linesOf(entry, width)).join('\n'));
}

interface Entry {
  names: string;
  help: string;
}

function entriesOf(options: Options): Entry[] {
  const entries: Entry[] = [];
  let names: string[] = [];
  for (const [name, { value, help }] of Object.entries(options)) {
    names.push(value ? `--${name} ${value}` : `--${name}`);
    if (!help) continue;
    entries.push({ names: names.join(', '), help: help() });
    names = [];
  }
  return entries;
}

/** The help begins beside the names, or below them if they are too wide. */
function linesOf({ names, help }: Entry, width: number): string {
  const lines = help.split('\n');
  const rest = lines.map((line) => ' '.repeat(width + 4) + line);
  if (names.length > width) return [`  ${names}`, ...rest].join('\n');
  return [`  ${names.padEnd(width)}  ${lines[0]}`, ...rest.slice(1)].join('\n');
}
