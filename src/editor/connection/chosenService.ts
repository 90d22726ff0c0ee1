import { l10n } from 'vscode';
import { isSandboxHost } from '../../api/serviceName';
import type { Settings } from '../configuration/settings';

/** Returns the name of the service in titles: "Sandbox" or "Partner Center". */
export function serviceTitle(service: Settings['service']): string {
  return service === 'sandbox' ? l10n.t('Sandbox') : l10n.t('Partner Center');
}

/** Returns the name of the service in messages: "the sandbox" or "Partner Center". */
export function serviceNoun(service: Settings['service']): string {
  return service === 'sandbox' ? l10n.t('the sandbox') : l10n.t('Partner Center');
}

/** Names the target of a submit: the host, the account and the tenant, as far as known. */
export function targetText(endpoint: string, account: { label: string; tenant?: string } | undefined): string {
  const { host } = new URL(endpoint);
  if (!account) return l10n.t('Address: {0}', host);
  return account.tenant
    ? l10n.t('Address: {0}. Account: {1}. Tenant: {2}.', host, account.label, account.tenant)
    : l10n.t('Address: {0}. Account: {1}.', host, account.label);
}

/** Whether the service is the embedded sandbox. A sandbox that the user started has a loopback URL as endpoint. */
export function isEmbedded({ service, endpoint }: Pick<Settings, 'service' | 'endpoint'>): boolean {
  return service === 'sandbox' && !isSandboxHost(new URL(endpoint).hostname);
}
