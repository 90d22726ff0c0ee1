import { env, Uri } from 'vscode';
import type { Command } from '../command';
import { type ReportServices, versionLines } from './versionLines';

/**
 * Opens the form for a new issue with the versions filled in, and nothing from the user's files, settings, log or
 * account.
 * @returns `{ uri }`, the address of the form
 */
export const reportIssue: Command<keyof ReportServices> = async (services) => {
  const { bugs } = services.context.extension.packageJSON as { bugs: { url: string } };
  const query = new URLSearchParams({
    template: 'bug.yml',
    versions: versionLines(services).join('\n'),
    service: services.connections.service === 'sandbox' ? 'Sandbox' : 'Partner Center',
  });
  const uri = `${bugs.url}/new?${query}`;
  await env.openExternal(Uri.parse(uri));
  return { uri };
};
