import { env, UIKind, version } from 'vscode';
import type { Services } from '../../editorServices';

/** Services that a report describes. */
export type ReportServices = Services<'connections' | 'context' | 'platform'>;

/** Returns the versions for a report, and nothing from the user's files, settings or account. */
export function versionLines({ context, connections, platform }: ReportServices): string[] {
  const host = env.uiKind === UIKind.Web ? 'web' : 'desktop';
  return [
    `Extension ${(context.extension.packageJSON as { version: string }).version}`,
    `VSCode ${version} (${[host, env.remoteName].filter(Boolean).join(', ')})`,
    `System ${platform.system}`,
    `Service ${connections.service}`,
  ];
}
