import type { ExtensionContext } from 'vscode';
import { activateExtension } from './editor/activation/activateExtension';
import type { ReferralsExports } from './editor/activation/exportedTypes';

/** Activates the extension in a web worker: VS Code in a browser, without a server. */
export function activate(context: ExtensionContext): ReferralsExports {
  return activateExtension(context, () => import('./editor/web/webPlatform'));
}
