import { ConfigurationTarget, l10n, workspace } from 'vscode';
import { quoteList } from '../../../language/wording';
import type { Settings } from '../../configuration/settings';
import type { Platform } from '../../platform';
import { pick } from '../../ui/prompts';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';

type Service = Settings['service'];

const choices: readonly { service: Service; label: string; detail: string }[] = [
  {
    service: 'sandbox',
    label: l10n.t('$(beaker) Sandbox'),
    detail: l10n.t('A simulated service with sample referrals. Nothing leaves this computer.'),
  },
  {
    service: 'partnerCenter',
    label: l10n.t('$(cloud) Partner Center'),
    detail: l10n.t('Microsoft Partner Center. Referrals that you submit are real.'),
  },
];

/** A browser asks each service whether a page may call it. For this service the answer is unknown. */
const unsureDetail = l10n.t(
  'Microsoft Partner Center. Reached from a browser only if it allows calls of other sites, which is not known.',
);

/** Chooses the service, `sandbox` or `partnerCenter`. Resolves to `{ service, endpoint }`. */
export const selectService: Command<'connections' | 'platform'> = async ({ connections, platform }, argument) => {
  refuseFile(argument, quoteList(choices.map(({ service }) => service)));
  const chosen =
    choices.find(({ service }) => service === argument)?.service ?? (await askFor(connections.service, platform));
  if (chosen !== connections.service) {
    const configuration = workspace.getConfiguration('referrals');
    const inWorkspace = configuration.inspect('service')?.workspaceValue !== undefined;
    const target = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    await configuration.update('service', chosen, target);
  }
  return { service: connections.service, endpoint: await connections.endpoint() };
};

async function askFor(current: Service, { needsConsentOfServices }: Platform): Promise<Service> {
  const items = choices.map((choice) => ({
    ...choice,
    ...(needsConsentOfServices && choice.service === 'partnerCenter' && { detail: unsureDetail }),
    ...(choice.service === current && { description: l10n.t('current') }),
  }));
  return (await pick(items, { placeHolder: l10n.t('Select a service') })).service;
}
