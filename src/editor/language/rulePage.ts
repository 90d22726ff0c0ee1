import { commands, Disposable, type ExtensionContext, Uri, window, workspace } from 'vscode';
import { catalogue } from '../../language/rules/catalogue';

const command = 'referrals.showRule';

/**
 * What the code of a problem links to: the rule's page, which ships with the extension. It is a command and not the
 * page's address, because VS Code would open a file as plain markdown, and in the browser the address of an extension's
 * file leads out of VS Code; a `vscode:` address has to be confirmed, and every build of VS Code has another scheme.
 */
export function rulePage(code: string): Uri {
  return Uri.from({ scheme: 'command', path: command, query: JSON.stringify([code]) });
}

/** Shows the page of a rule, rendered where VS Code's own markdown extension is there. */
export function registerRulePages({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Disposable {
  return Disposable.from(
    commands.registerCommand(command, async (code: unknown) => {
      if (typeof code !== 'string' || !catalogue.has(code)) return;
      const page = Uri.joinPath(extensionUri, 'docs', 'rules', `${code}.md`);
      try {
        await commands.executeCommand('markdown.showPreview', page);
      } catch {
        await window.showTextDocument(await workspace.openTextDocument(page), { preview: true });
      }
    }),
  );
}
