import { commands, env, FileType, l10n, type Uri, workspace } from 'vscode';
import { ApiError } from '../../api/apiError';
import { serviceKey } from '../../sync/state/serviceKey';
import { StateError } from '../../sync/state/stateError';
import { openDocument } from '../documents/readText';
import { UserError } from '../documents/userError';
import type { Services } from '../editorServices';
import { remoteScheme } from '../remote/remoteDocuments';
import { failureOf } from '../ui/failureOf';
import { showErrorMessage, showInformationMessage } from '../ui/messages';
import { withProgress } from '../ui/progress';

const passing = ['offline', 'timeout', 'throttled', 'unavailable'];

/** Services that the actions of an error message need. */
export type ErrorServices = Services<'connections' | 'known' | 'log' | 'platform'>;

/**
 * Shows a failure with actions that may help. Returns without waiting for an answer.
 * @param retry runs the failed command again; offered if the reason may pass and nothing can have happened
 */
export function showError(services: ErrorServices, error: unknown, retry?: () => unknown): void {
  const { connections, log, platform } = services;
  const { kind, message: reason } = failureOf(error);
  const isUnsure = kind === 'offline' && platform.needsConsentOfServices && !connections.isEmbedded;
  const message = isUnsure
    ? `${reason} ${l10n.t('A browser reaches a service only if it allows calls of other sites.')}`
    : reason;
  const mayHaveHappened = ApiError.is(error) && error.details.mayHaveHappened === true;
  if (kind === 'cancelled' && !mayHaveHappened) return; // the user knows
  const actions = new Map<string, () => unknown>();
  if (kind === 'unauthenticated' && connections.service === 'partnerCenter')
    actions.set(l10n.t('Sign In'), () => commands.executeCommand('referrals.signIn'));
  const mayRetry = passing.includes(kind) && !mayHaveHappened;
  if (retry && mayRetry) actions.set(l10n.t('Retry'), retry);
  if (error instanceof UserError && error.action) {
    const { title, command, arguments: args = [] } = error.action;
    actions.set(title, () => commands.executeCommand(command, ...args));
  }
  const state = error instanceof Error && error.cause instanceof StateError ? error.cause : error;
  if (state instanceof StateError && state.isAdoptable)
    actions.set(l10n.t('Adopt'), () =>
      adoptFolder(services, state.folder, retry).catch((failure) => showError(services, failure)),
    );
  if (kind === 'offline') {
    const open = () => commands.executeCommand('workbench.action.openSettings', 'referrals.endpoint');
    actions.set(l10n.t('Open Setting'), open);
  }
  const details = ApiError.is(error) ? detailsOf(error) : undefined;
  log.error(kind === 'unexpected' && error instanceof Error ? error : (details ?? `${kind}: ${message}`));
  if (details) actions.set(l10n.t('Copy Details'), () => env.clipboard.writeText(details));
  actions.set(l10n.t('Show Log'), () => log.show());
  showErrorMessage(message, ...actions.keys()).then((chosen) => chosen && actions.get(chosen)?.());
}

/** Returns the details that Microsoft's support asks for, one per line; undefined if the service sent no response. */
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

/**
 * Makes a `.referrals` folder usable that came from elsewhere or is damaged: reads its referrals from the service
 * again.
 * @param retry runs the command again that could not use it
 */
async function adoptFolder(
  services: Services<'connections' | 'known' | 'platform'>,
  folder: string,
  retry?: () => unknown,
): Promise<void> {
  const { adoptState } = services.platform;
  if (!adoptState) throw new UserError('argument', l10n.t('VS Code in a browser uses no .referrals folders.'));
  const { api, endpoint, serviceName } = await services.connections.open({ interactive: true });
  const title = l10n.t('Reading referrals from {0} again', serviceName);
  const { read, missing, inDoubt } = await withProgress(title, (signal) =>
    adoptState(folder, { service: serviceKey(endpoint), api, clock: () => new Date(), signal }),
  );
  services.known.reopen();
  const text = l10n.t('{0} referrals read, {1} not found, {2} creates in doubt.', read, missing, inDoubt);
  const again = l10n.t('Retry');
  const chosen = await showInformationMessage(text, ...(retry ? [again] : []));
  if (chosen === again) await retry?.();
}

/**
 * Replaces an error of VS Code or the file system with one fit for users, if the command's file explains it: it is
 * missing, or a folder.
 */
export async function clearError(error: unknown, file: Uri | undefined): Promise<unknown> {
  const { kind, message } = failureOf(error);
  if (!file || kind !== 'unexpected') return error;
  if (file.scheme === remoteScheme) {
    // VS Code quotes why the provider of the document refused.
    const [, reason] = /\. Detail: (.+)$/s.exec(message) ?? [];
    return reason ? new UserError('gone', reason) : error;
  }
  try {
    const { type } = await workspace.fs.stat(file);
    if ((type & FileType.Directory) === 0) return error;
    return new UserError('noFile', l10n.t('{0} is a folder. Select a referral file.', workspace.asRelativePath(file)));
  } catch {
    return openDocument(file) ? error : new UserError('noFile', unreadableText(file));
  }
}

/** Says that a file is missing or cannot be read. */
export function unreadableText(uri: Uri): string {
  return l10n.t('Could not read {0}. It may have been moved or deleted.', workspace.asRelativePath(uri));
}
