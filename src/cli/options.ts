import { parseArgs } from 'node:util';
import { t } from '../base/l10n';
import { quoteList } from '../language/wording';
import { UsageError } from './cliCommand';

/** An option of a command, in the form of `parseArgs`, with its entry in the help. */
interface Option {
  readonly type: 'boolean' | 'string';
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** Name of the value in the help, such as `FORMAT`. */
  readonly value?: string;
  /** Returns the lines of the help. An option without help is listed together with the next one that has it. */
  readonly help?: () => string;
}

export type Options = Readonly<Record<string, Option>>;

/** Maximum width of the first column of the help. Wider names get a line of their own. */
const maxNameWidth = 22;

/** The option that every command has. */
export const helpOption = { help: { type: 'boolean', help: () => t('show this help') } } as const satisfies Options;

/** Returns the option `--format`, whose first value is the default, `stylish`. */
export function formatOption(help: () => string) {
  return { type: 'string', value: 'FORMAT', default: 'stylish', help } as const satisfies Option;
}

/** Parses options and paths. @throws UsageError if an option does not exist or lacks its value */
export function parseOptions<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    // Node.js adds several lines of advice, which do not help here.
    const [first = message] = message.split(/\. |\n/, 1);
    throw new UsageError(first.replace(/\.$/, '').replace(/^U/, 'u').replace(/^O/, 'o'), { cause: error });
  }
}

/**
 * Returns the help of each group of options. The first column has the same width in all groups.
 * @param groups the last one should include `helpOption`
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

/** Formats an entry. The help begins next to the names, or below them if they are too wide. */
function linesOf({ names, help }: Entry, width: number): string {
  const lines = help.split('\n');
  const rest = lines.map((line) => ' '.repeat(width + 4) + line);
  if (names.length > width) return [`  ${names}`, ...rest].join('\n');
  return [`  ${names.padEnd(width)}  ${lines[0]}`, ...rest.slice(1)].join('\n');
}

/** Parses the value of an option as a whole number. @throws UsageError that names the option and its valid values */
export function parseCount(option: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  const isLimited = max < Number.MAX_SAFE_INTEGER;
  const range = isLimited ? t('a whole number from 0 to {0}', max) : t('a whole number');
  throw new UsageError(t('--{0}: "{1}" is not valid; use {2}', option, text, range));
}

/** Returns the message for an option value that is not one of the allowed ones. */
export function notTaken(option: string, allowed: readonly string[], given: string): string {
  return t('--{0}: "{1}" is not valid; use {2}', option, given, quoteList(allowed, { maxValues: allowed.length }));
}
