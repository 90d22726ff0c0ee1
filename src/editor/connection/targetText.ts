import { l10n } from 'vscode';

/** Says where a submit goes: the host, the account and the tenant, as far as they are known. */
export function targetText(endpoint: string, account: { label: string; tenant?: string } | undefined): string {
  const { host } = new URL(endpoint);
  if (!account) return l10n.t('Address: {0}', host);
  return account.tenant
    ? l10n.t('Address: {0}. Account: {1}. Tenant: {2}.', host, account.label, account.tenant)
    : l10n.t('Address: {0}. Account: {1}.', host, account.label);
}
