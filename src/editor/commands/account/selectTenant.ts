import { authentication, ConfigurationTarget, l10n, type QuickPickItem, workspace } from 'vscode';
import type { Settings } from '../../configuration/settings';
import { UserError } from '../../documents/userError';
import { ask, pick } from '../../ui/prompts';
import { refuseFile } from '../arguments/targetFile';
import type { Command } from '../command';

const shape = /^[\w.-]*$/;

/**
 * Chooses the Microsoft Entra tenant to sign in to, by its ID or domain; `''` is the account's own tenant. Asks if no
 * text is given.
 * @returns `{ tenant }`
 */
export const selectTenant: Command<'settings'> = async ({ settings }, argument) => {
  refuseFile(argument, l10n.t('a tenant ID or a domain'));
  const tenant = typeof argument === 'string' ? argument : await askForTenant(settings.read());
  if (!shape.test(tenant))
    throw new UserError('argument', l10n.t('Enter a tenant ID or a domain, such as contoso.com.'));
  await workspace.getConfiguration('referrals').update('auth.tenant', tenant || undefined, ConfigurationTarget.Global);
  return { tenant };
};

interface TenantItem extends QuickPickItem {
  readonly tenant?: string;
}

async function askForTenant(settings: Settings): Promise<string> {
  const current = settings['auth.tenant'];
  const describe = (tenant: string) => (tenant === current ? { description: l10n.t('current') } : {});
  const domains = new Set([...(await domainsOfAccounts(settings['auth.provider'])), ...(current ? [current] : [])]);
  const items: TenantItem[] = [
    { label: l10n.t('Tenant of the account'), tenant: '', ...describe('') },
    ...[...domains].map((tenant) => ({ label: tenant, tenant, ...describe(tenant) })),
    { label: l10n.t('Enter another tenant...') },
  ];
  const { tenant } = await pick(items, { placeHolder: l10n.t('Select a tenant to sign in to') });
  if (tenant !== undefined) return tenant;
  return ask({
    prompt: l10n.t('Tenant ID or domain'),
    value: current,
    validateInput: (text) =>
      shape.test(text.trim()) ? undefined : l10n.t('Enter a tenant ID or a domain, such as contoso.com.'),
  });
}

/** Returns the domains of the accounts that VS Code knows. Most are domains of tenants. */
async function domainsOfAccounts(provider: string): Promise<string[]> {
  const accounts = await authentication.getAccounts(provider).then(
    (found) => found,
    () => [], // there is no such provider
  );
  return accounts.flatMap(({ label }) => /@([\w.-]+)$/.exec(label)?.[1] ?? []);
}
