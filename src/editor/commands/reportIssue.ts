import { env, UIKind, Uri, version } from 'vscode';
import type { EditorServices } from '../editorServices';
import type { Command } from './command';

/**
 * Opens the form for a new issue with the versions filled in: nothing of the user's files, settings, log or account.
 * @returns `{ uri }`, the address of the form
 */
export const reportIssue: Command = async (services) => {
  const { bugs } = services.context.extension.packageJSON as { bugs: { url: string } };
  const query = new URLSearchParams({
    template: 'bug.yml',
    versions: versions(services),
    service: services.connections.service === 'sandbox' ? 'Sandbox' : 'Partner Center',
  });
  const uri = `${bugs.url}/new?${query}`;
  await env.openExternal(Uri.parse(uri));
  return { uri };
};

function versions({ context }: EditorServices): string {
  const host = env.uiKind === UIKind.Web ? 'web' : 'desktop';
  return [
    `Extension ${(context.extension.packageJSON as { version: string }).version}`,
    `VSCode ${version} (${[host, env.remoteName].filter(Boolean).join(', ')})`,
    `System ${process.platform} ${process.arch}, Node.js ${process.versions.node}`,
  ].join('\n');
}
