import { t } from '../base/l10n';
import { createSchema, jsonSchema, plainSchema } from '../domain/publish/jsonSchema';
import { type CliCommand, UsageError } from './cliCommand';
import { helpOption, type Options, optionsHelp, parseOptions } from './options';

const options = {
  create: {
    type: 'boolean',
    default: false,
    help: () => t('the schema of new referrals, with what the service needs to create them'),
  },
  vscode: {
    type: 'boolean',
    default: false,
    help: () => t('with the keywords of VS Code: descriptions of values, and snippets'),
  },
  ...helpOption,
} as const satisfies Options;

/** `schema`: prints the JSON Schema of referral files, for other editors. */
export const schema: CliCommand = {
  help: t(
    `Usage: referrals schema [OPTIONS]

Prints the JSON Schema (draft-07) of referral files, for editors without the Referral language and
for validators.

Options
{0}
`,
    ...optionsHelp(options),
  ),
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    if (positionals.length > 0) throw new UsageError(t('schema does not take arguments: "{0}"', positionals[0] ?? ''));
    const whole = values.create ? createSchema() : jsonSchema();
    await terminal.print(`${JSON.stringify(values.vscode ? whole : plainSchema(whole), null, 2)}\n`);
    return 0;
  },
};
