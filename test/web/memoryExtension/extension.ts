import { type ExtensionContext, Uri, workspace } from 'vscode';
import { deal } from '../../vscode/support/deal';
import { MemoryFiles } from '../memoryFiles';

/** Provides `memory:/deals`, a folder of a virtual workspace with one referral. */
export function activate(context: ExtensionContext): void {
  const files = new MemoryFiles();
  const text = `${JSON.stringify(deal({ name: 'Harbor Mills robots' }), null, 2)}\n`;
  files.createDirectory(Uri.parse('memory:/deals'));
  files.writeFile(Uri.parse('memory:/deals/harbor.referral.json'), new TextEncoder().encode(text));
  context.subscriptions.push(workspace.registerFileSystemProvider('memory', files, { isCaseSensitive: true }));
}
