import { l10n } from 'vscode';
import type { Settings } from '../configuration/settings';

/** What titles call the service: "Sandbox" or "Partner Center". */
export function serviceTitle(service: Settings['service']): string {
  return service === 'sandbox' ? l10n.t('Sandbox') : l10n.t('Partner Center');
}

/** What messages call the service: "the sandbox" or "Partner Center". */
export function serviceName(service: Settings['service']): string {
  return service === 'sandbox' ? l10n.t('the sandbox') : l10n.t('Partner Center');
}
