import { env, UIKind, version } from 'vscode';
import type { Services } from '../../editorServices';

/** What a report names. */
export type ReportServices = Services<'connections' | 'context' | 'platform'>;

/** Versions of what runs, for reports: nothing of the user's files, settings or account. */
export function versionLines({ context, connections, platform }: ReportServices): string[] {
  const host = env.uiKind === UIKind.Web ? 'web' : 'desktop';
  return [
    `Extension ${(context.extension.packageJSON as { version: string }).version}`,
    `VSCode ${version} (${[host, env.remoteName].filter(Boolean).join(', ')})`,
    `System ${platform.system}`,
    `Service ${connections.service}`,
  ];
}
