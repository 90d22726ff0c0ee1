import { Disposable, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { Connections } from '../service/connections';

/** One item that says which service submits go to; a click chooses another. */
export function registerStatusBar(connections: Connections): Disposable {
  const item = window.createStatusBarItem('referrals.service', StatusBarAlignment.Left);
  item.name = 'Referral Service';
  item.command = 'referrals.selectService';
  function show(): void {
    const { host } = connections;
    const isSandbox = connections.service === 'sandbox';
    const service = [isSandbox ? 'Sandbox' : 'Partner Center', host && `(${host})`].filter(Boolean).join(' ');
    // What is submitted to a real service is real: that must be seen without reading.
    item.backgroundColor = isSandbox ? undefined : new ThemeColor('statusBarItem.warningBackground');
    item.text = `${isSandbox ? '$(beaker)' : '$(cloud)'} Referrals: ${service}`;
    item.tooltip = isSandbox
      ? `Referrals go to the sandbox on this computer${host ? `, at ${host}` : ''}. Click to choose another service.`
      : `Referrals go to Microsoft Partner Center at ${host}: what you submit is real. Click to choose another service.`;
    item.accessibilityInformation = { label: `Referral service: ${service}`, role: 'button' };
  }
  show();
  item.show();
  return Disposable.from(item, connections.onDidChange(show));
}
