import { t } from '../base/l10n';
import { type DoctorFinding, examine, examineReach } from '../sync/doctor/examine';
import { reportLines } from '../sync/doctor/reportText';
import { type CliCommand, UsageError } from './cliCommand';
import { formatOption, helpOption, type Options, optionsHelp, parseOptions } from './options';
import { connect, endpointOption, missingToken } from './sync/connect';

const options = {
  endpoint: endpointOption,
  format: formatOption(() =>
    t(`stylish: for people (default)
json: one array of {code, outcome, title, text}`),
  ),
  ...helpOption,
} as const satisfies Options;

/** `doctor`: tests the connection to a service. */
export const doctor: CliCommand = {
  help: t(
    `Usage: referrals doctor [OPTIONS]

Tries the connection to the service: address, proxy, certificate, sign-in and role. Reads one page
of the list and shows what the documentation does not say about this service: the size of a
page, which filters it takes, where role, area and play are, the form of eTags, and properties and
values that are unknown here. Writes nothing. The report has no names, IDs, tokens or texts of
referrals, so that you can attach it to an issue.

Set the environment variable REFERRALS_TOKEN to an access token. A sandbox on this computer needs
no token.

Options
{0}

Exit codes: 0 the service can be used, 1 it cannot, 2 could not run.
`,
    ...optionsHelp(options),
  ),
  async run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    if (positionals.length > 0) throw new UsageError(t('doctor takes no paths'));
    if (values.format !== 'stylish' && values.format !== 'json')
      throw new UsageError(t('unknown format "{0}"; use "stylish" or "json"', values.format));
    const log = { debug: () => undefined, warn: () => undefined };
    const { api, endpoint, hasToken, host } = await connect(values.endpoint, terminal, log, { mayLackToken: true });
    const signal = terminal.interruption?.();
    const call = signal ? { signal } : {};
    const findings = hasToken
      ? await examine(api, endpoint, call)
      : [...(await examineReach(api, endpoint, call)), withoutToken(host)];
    await terminal.print(values.format === 'json' ? `${JSON.stringify(findings, null, 2)}\n` : reportLines(findings));
    return findings.some(({ outcome }) => outcome === 'failed') ? 1 : 0;
  },
};

function withoutToken(host: string): DoctorFinding {
  return { code: 'signIn', outcome: 'failed', title: t('Sign-in'), text: missingToken(host) };
}
