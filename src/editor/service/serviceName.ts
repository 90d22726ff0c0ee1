import { l10n } from 'vscode';
import type { Settings } from '../settings';

/** What messages call the service: "the sandbox" or "Partner Center". */
export function serviceName(service: Settings['service']): string {
  return service === 'sandbox' ? l10n.t('the sandbox') : l10n.t('Partner Center');
}
