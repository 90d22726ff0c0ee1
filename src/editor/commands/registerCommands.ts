import { commands, Disposable, l10n, Uri } from 'vscode';
import type { EditorServices } from '../editorServices';
import { Cancelled } from '../ui/cancelled';
import { showErrorMessage } from '../ui/messages';
import { type CommandId, commandIds } from './commandIds';
import { failureOf } from './failureOf';
import { menuCommands } from './menuCommands';
import { showError } from './showError';

/**
 * Registers all commands inside one error boundary: backing out is silent and resolves to `{ outcome: 'cancelled' }`;
 * any other failure is shown and resolves to `{ outcome: 'failed', error: { kind, message } }`.
 * @param start gives what commands work with; builds it when the first command runs
 */
export function registerCommands(start: () => Promise<EditorServices>): Disposable {
  return Disposable.from(
    ...[...commandIds, ...menuCommands.keys()].map((id) => {
      return commands.registerCommand(id, async (...given: unknown[]) => {
        const menu = menuCommands.get(id);
        const args = menu ? menu.argumentsOf(given) : given;
        let services: EditorServices;
        try {
          services = await start();
        } catch (error) {
          const { message } = failureOf(error);
          showErrorMessage(l10n.t('Could not load the extension. Reload the window and try again. {0}', message));
          return { outcome: 'failed', error: failureOf(error) };
        }
        return guarded(services, menu?.command ?? (id as CommandId), args);
      });
    }),
  );
}

async function guarded(services: EditorServices, id: CommandId, args: unknown[]): Promise<object> {
  const subject = args[0] instanceof Uri ? { uri: args[0] } : {};
  try {
    const { allCommands } = await import('./index');
    return await allCommands[id](services, ...args);
  } catch (error) {
    if (error instanceof Cancelled) return { ...subject, outcome: 'cancelled' };
    showError(services, error, () => commands.executeCommand(id, ...args));
    return { ...subject, outcome: 'failed', error: failureOf(error) };
  }
}
