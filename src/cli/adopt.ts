import path from 'node:path';
import { ApiError } from '../api/apiError';
import { t } from '../base/l10n';
import { adoptState } from '../sync/state/node/adoptState';
import { findStateFolder } from '../sync/state/node/findStateFolder';
import { serviceKey } from '../sync/state/serviceKey';
import { type CliCommand, UsageError } from './cliCommand';
import { helpOption, type Options, optionsHelp, parseOptions } from './options';
import { connect, endpointOption } from './sync/connect';

const options = { endpoint: endpointOption, ...helpOption } as const satisfies Options;

/** `adopt`: makes a `.referrals` folder from elsewhere usable on this computer. */
export const adopt: CliCommand = {
  help: t(
    `Usage: referrals adopt [OPTIONS] [FOLDER]

Lets pull, submit and check use a .referrals folder that came with a repository or from another
computer, that is damaged, or that an earlier version made. Does not trust what the folder says
about referrals, but reads them from the service again. Creates in doubt stay in doubt. The earlier
files are kept in the folder. FOLDER is a .referrals folder, or a folder with referral files
(default the current folder).

Set the environment variable REFERRALS_TOKEN to an access token. A sandbox on this computer needs
no token.

Options
{0}

Exit codes: 0 success, 1 the folder cannot be used, 2 could not run; nothing
has changed after 1 and 2.
`,
    ...optionsHelp(options),
  ),
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    if (positionals.length > 1) throw new UsageError(t('adopt takes one folder, not {0}', positionals.length));
    const log = { debug: () => undefined, warn: (message: string) => terminal.warn(`referrals: ${message}\n`) };
    const { api, host, endpoint } = await connect(values.endpoint, terminal, log);
    const named = path.resolve(terminal.cwd, positionals[0] ?? '');
    const folder = path.basename(named) === '.referrals' ? named : await findStateFolder(named, terminal.cwd);
    const signal = terminal.interruption?.();
    try {
      const { read, missing, inDoubt } = await adoptState(folder, {
        ...{ service: serviceKey(endpoint), api, clock: () => new Date(), signal },
      });
      await terminal.print(
        `${host}: ${t('{0} referrals read from the service, {1} not found, {2} creates in doubt', read, missing, inDoubt)}\n`,
      );
      return 0;
    } catch (error) {
      if (ApiError.is(error)) throw new UsageError(error.message, { cause: error });
      throw error;
    }
  },
};
