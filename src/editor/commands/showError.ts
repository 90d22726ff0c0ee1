import { commands, env, window } from 'vscode';
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
  const ids = ApiError.is(error) ? detailsOf(error) : undefined;
  if (ids) actions.set('Copy Details', () => env.clipboard.writeText(ids));
  actions.set('Show Log', () => log.show());
  window.showErrorMessage(message, ...actions.keys()).then((chosen) => chosen && actions.get(chosen)?.());
}

/** What Microsoft's support asks for, one thing a line; undefined where the service gave no answer. */
function detailsOf({ kind, message, details }: ApiError): string | undefined {
  const { status, codes = [], requestId, clientRequestId } = details;
  if (requestId === undefined && clientRequestId === undefined) return undefined;
  return [
    message,
    `kind: ${kind}`,
    ...(status === undefined ? [] : [`status: ${status}`]),
    ...(codes.length === 0 ? [] : [`code: ${codes.join(' > ')}`]),
    ...(requestId === undefined ? [] : [`request-id: ${requestId}`]),
    ...(clientRequestId === undefined ? [] : [`client-request-id: ${clientRequestId}`]),
  ].join('\n');
}
