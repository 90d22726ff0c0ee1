import { l10n } from 'vscode';
import { serviceKey } from '../../sync/state/serviceKey';
import { UserError } from '../documents/userError';
import type { Services } from '../editorServices';
import { showInformationMessage } from '../ui/messages';
import { withProgress } from '../ui/withProgress';

/**
 * Makes a `.referrals` folder that came from elsewhere, or is damaged, one that may be used: its referrals are read from
 * the service again.
 * @param retry runs the command that could not use it again
 */
export async function adoptFolder(
  services: Services<'connections' | 'known' | 'platform'>,
  folder: string,
  retry?: () => unknown,
): Promise<void> {
  const { adoptState } = services.platform;
  if (!adoptState) throw new UserError('argument', l10n.t('VS Code in a browser uses no .referrals folders.'));
  const { api, endpoint, serviceName } = await services.connections.open({ interactive: true });
  const title = l10n.t('Reading referrals from {0} again', serviceName);
  const { read, missing, inDoubt } = await withProgress(title, (signal) =>
    adoptState(folder, { service: serviceKey(endpoint), api, clock: () => new Date(), signal }),
  );
  services.known.reopen();
  const text = l10n.t('{0} referrals read, {1} not found, {2} creates in doubt.', read, missing, inDoubt);
  const again = l10n.t('Retry');
  const chosen = await showInformationMessage(text, ...(retry ? [again] : []));
  if (chosen === again) await retry?.();
}
