import { jsonSchema } from '../domain/jsonSchema';
import type { Command } from './command';
import { parseOptions } from './parseOptions';
import { UsageError } from './usageError';

/** `schema`: the JSON Schema of referral files, for other editors (ARCHITECTURE.md, "CLI"). */
export const schema: Command = {
  help: `Usage: referrals schema

Prints the JSON Schema (draft-07) of referral files, for editors that have no referral language.

Options
  --help  this text
`,
  async run(args, terminal) {
    const { positionals } = parseOptions(args, {});
    if (positionals.length > 0) throw new UsageError(`schema takes no arguments: "${positionals[0]}"`);
    await terminal.print(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
    return 0;
  },
};
