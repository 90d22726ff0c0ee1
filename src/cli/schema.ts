import { t } from '../base/l10n';
import { jsonSchema } from '../domain/jsonSchema';
import type { Command } from './command';
import { parseOptions } from './parseOptions';
import { UsageError } from './usageError';

/** `schema`: the JSON Schema of referral files, for other editors. */
export const schema: Command = {
  help: t(`Usage: referrals schema

Prints the JSON Schema (draft-07) of referral files, for editors without the Referral language.

Options
  --help  show this help
`),
  async run(args, terminal) {
    const { positionals } = parseOptions(args, {});
    if (positionals.length > 0) throw new UsageError(t('schema does not take arguments: "{0}"', positionals[0] ?? ''));
    await terminal.print(`${JSON.stringify(jsonSchema(), null, 2)}\n`);
    return 0;
  },
};
