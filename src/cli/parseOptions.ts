import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usageError';

type Options = NonNullable<ParseArgsConfig['options']>;

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
