import { Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { serviceTitle, targetText } from './chosenService';
import type { Connections } from './connections';

/**
 * Shows in the status bar which service referrals are submitted to, and the account. A click selects another service.
 */
export function registerStatusBar(connections: Connections): Disposable {
  const item = window.createStatusBarItem('referrals.service', StatusBarAlignment.Left);
  item.name = l10n.t('Referral Service');
  item.command = 'referrals.selectService';
  function show(): void {
    const { host } = connections;
    const isSandbox = connections.service === 'sandbox';
    const name = serviceTitle(connections.service);
    const service = host ? `${name} (${host})` : name;
    // Submits to Partner Center are real, which the color shows at a glance.
    item.backgroundColor = isSandbox ? undefined : new ThemeColor('statusBarItem.warningBackground');
    item.text = `${isSandbox ? '$(beaker)' : '$(cloud)'} ${l10n.t('Referrals: {0}', service)}`;
    item.tooltip = tooltip(isSandbox, host);
    if (!isSandbox) void showAccount();
    item.accessibilityInformation = { label: l10n.t('Referral service: {0}', service), role: 'button' };
  }
  /** Adds the account as soon as it is known. */
  async function showAccount(): Promise<void> {
    const account = await connections.account();
    const { host } = connections;
    if (!account || !host || connections.service === 'sandbox') return;
    const target = targetText(await connections.endpoint(), account);
    item.tooltip = `${tooltip(false, host)}\n${target}`;
    item.accessibilityInformation = { label: `${l10n.t('Referral service: {0}', host)}. ${target}`, role: 'button' };
  }
  show();
  item.show();
  return Disposable.from(item, connections.onDidChange(show));
}

function tooltip(isSandbox: boolean, host: string | undefined): string {
  if (!isSandbox) {
    return l10n.t(
      'Referrals are submitted to Partner Center at {0}. Everything you submit is real. Click to select another service.',
      host ?? '',
    );
  }
  return host
    ? l10n.t('Referrals are submitted to the sandbox at {0}. Click to select another service.', host)
    : l10n.t('Referrals are submitted to the sandbox on this computer. Click to select another service.');
}
