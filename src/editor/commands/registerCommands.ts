import { commands, Disposable, l10n } from 'vscode';
import type { EditorServices } from '../editorServices';
import { showErrorMessage } from '../ui/messages';
import { fromPalette } from './arguments/confirmation';
import { type CommandId, commandIds } from './command';
import { menuCommands } from './menuCommands';

/**
 * Registers all commands. Their code is loaded when the first one runs (see `runCommand`).
 * @param start returns the services; builds them when the first command runs
 */
export function registerCommands(start: () => Promise<EditorServices>): Disposable {
  return Disposable.from(
    ...[...commandIds, ...menuCommands.keys()].map((id) => {
      return commands.registerCommand(id, async (...given: unknown[]) => {
        const menu = menuCommands.get(id);
        const args = menu ? menu.argumentsOf(given) : fromPalette(given);
        try {
          const [services, { runCommand }] = await Promise.all([start(), import('./runCommand')]);
          return await runCommand(services, menu?.command ?? (id as CommandId), args);
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          showErrorMessage(l10n.t('Could not load the extension. Reload the window and try again. {0}', message));
          return { outcome: 'failed', error: { kind: 'unexpected', message } };
        }
      });
    }),
  );
}
