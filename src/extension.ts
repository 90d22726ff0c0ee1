import type { ExtensionContext } from 'vscode';
import { activateExtension } from './editor/activation/activateExtension';
import type { ReferralsExports } from './editor/activation/exportedTypes';
import { registerCheckTask } from './editor/node/checkTask';

/** Activates the extension in Node.js: on a desktop computer, or at a server. */
export function activate(context: ExtensionContext): ReferralsExports {
  context.subscriptions.push(registerCheckTask(context.extensionUri));
  return activateExtension(context, () => import('./editor/node/nodePlatform'));
}
