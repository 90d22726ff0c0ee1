import { commands, Uri } from 'vscode';
import type { EditorServices } from '../editorServices';
import { failureOf } from '../ui/failureOf';
import { Cancelled } from '../ui/prompts';
import { withSelectedRows } from './arguments/selectedRows';
import { uriOf } from './arguments/targetFile';
import type { CommandId } from './command';
import { allCommands } from './index';
import { clearError, showError } from './showError';

/**
 * Runs a command and handles every error. Canceling shows nothing and resolves to `{ outcome: 'cancelled' }`. Any other
 * failure is shown and resolves to `{ outcome: 'failed', error: { kind, message } }`.
 */
export async function runCommand(services: EditorServices, id: CommandId, args: readonly unknown[]): Promise<object> {
  const subject = args[0] instanceof Uri ? { uri: args[0] } : {};
  try {
    return await allCommands[id](services, ...(await withSelectedRows(services, args)));
  } catch (error) {
    if (error instanceof Cancelled) return { ...subject, outcome: 'cancelled' };
    const clear = await clearError(error, uriOf(args[0]));
    showError(services, clear, () => commands.executeCommand(id, ...args));
    return { ...subject, outcome: 'failed', error: failureOf(clear) };
  }
}
