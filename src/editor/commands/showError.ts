import { commands, window } from 'vscode';
import { ApiError } from '../../api/apiError';
import type { EditorServices } from '../editorServices';
import { failureOf } from './failureOf';

const passing = ['offline', 'timeout', 'throttled', 'unavailable'];

/**
 * Tells the user of a failure and offers what may help. Returns at once: nobody has to answer.
 * @param retry runs again what failed; offered where the reason may pass and nothing may have happened
 */
export function showError({ connections, log }: EditorServices, error: unknown, retry?: () => unknown): void {
  const { kind, message } = failureOf(error);
  const mayHaveHappened = ApiError.is(error) && error.details.mayHaveHappened === true;
  if (kind === 'cancelled' && !mayHaveHappened) return; // the user knows
  log.error(kind === 'unexpected' && error instanceof Error ? error : `${kind}: ${message}`);
  const actions = new Map<string, () => unknown>();
  if (kind === 'unauthenticated' && connections.service === 'partnerCenter')
    actions.set('Sign In...', () => commands.executeCommand('referrals.signIn'));
  const mayRetry = passing.includes(kind) && !mayHaveHappened;
  if (retry && mayRetry) actions.set('Retry', retry);
  actions.set('Show Log', () => log.show());
  window.showErrorMessage(message, ...actions.keys()).then((chosen) => chosen && actions.get(chosen)?.());
}
