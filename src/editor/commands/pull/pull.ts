import { l10n, Uri, window } from 'vscode';
import { pullReferral } from '../../../sync/pull/pullReferral';
import type { PullResult } from '../../../sync/pull/pullResult';
import { logPull } from '../../connection/activityLog';
import type { Connection } from '../../connection/connection';
import { UserError } from '../../documents/userError';
import type { Services } from '../../editorServices';
import { compareReferrals } from '../../remote/compareReferrals';
import { remoteScheme } from '../../remote/remoteDocuments';
import { failureOf } from '../../ui/failureOf';
import { showInformationMessage, showWarningMessage } from '../../ui/messages';
import { withCount, withProgress } from '../../ui/progress';
import { pullTarget, type WorkspaceTarget } from '../../workspace/pullTarget';
import { referralFolder } from '../../workspace/referralFolder';
import { wantsConfirmation } from '../arguments/confirmation';
import { remoteIdsOf } from '../arguments/remoteIdsOf';
import type { Command } from '../command';
import { requireRight } from '../settingsToSend';
import { type ErrorServices, showError } from '../showError';
import { chooseRemote } from './chooseRemote';
import { type PullServices, pullLatest } from './pullLatest';
import { canceledPullText, countPulls, isCanceled } from './pullText';

/**
 * Pulls referrals into files: those of the argument (an ID, several, or rows of the remote view), else those that the
 * user picks. Resolves to `{ files: [{ uri, id, outcome }] }`, with `error` if something failed. With the `Uri` of a
 * file it does what `pullLatest` does.
 */
export const pull: Command<keyof PullServices> = async (services, argument, options) => {
  if (argument instanceof Uri && argument.scheme !== remoteScheme) return pullLatest(services, argument, options);
  const given = remoteIdsOf(argument);
  if (given.length === 0 && !wantsConfirmation([argument, options]))
    throw new UserError('argument', l10n.t('Call the command with IDs of referrals, or with a file.'));
  const folder = await referralFolder(services.settings);
  const any = Uri.joinPath(folder, 'any');
  await requireRight(services.settings, [any]);
  const settings = services.settings.read(any);
  const connection = await services.connections.open({ interactive: true, uri: any });
  const ids = given.length > 0 ? given : await chooseRemote(connection.api, settings['pull.filter']);
  const target = pullTarget(folder, services.workspaceIndex, settings.fileName);
  async function pullEach(step: (what: string) => void, signal: AbortSignal): Promise<PullResult[]> {
    const done: PullResult[] = [];
    for (const id of ids) {
      const result = await pullReferral(connection, target, id, { fileName: settings.fileName, signal });
      done.push(result);
      logPull(services.log, connection.serviceName, result);
      step('file' in result && result.file ? result.file : id);
      if (signal.aborted) break;
      // After these every further call would fail alike.
      if (result.outcome === 'failed' && ['offline', 'unauthenticated'].includes(result.error.kind)) break;
    }
    return done;
  }
  const results =
    ids.length === 1
      ? await withProgress(l10n.t('Pulling the referral'), (signal) => pullEach(() => undefined, signal))
      : await withCount(l10n.t('Pulling referrals'), ids.length, pullEach);
  services.localTree.refresh();
  return report(services, connection, target, results, ids.length);
};

async function report(
  services: ErrorServices & Services<'remoteDocuments'>,
  connection: Connection,
  target: WorkspaceTarget,
  results: PullResult[],
  wanted: number,
) {
  const files = results.map((result) => {
    const uri = 'file' in result && result.file ? target.uriOf(result.file) : undefined;
    return { id: result.id, outcome: result.outcome, ...(uri && { uri }) };
  });
  await open(services, target, files, results);
  const isCut = results.length < wanted && results.every((result) => result.outcome !== 'failed');
  if (wanted > 1 && (isCut || results.some(isCanceled))) {
    showInformationMessage(canceledPullText(countPulls(results), wanted));
    return { files };
  }
  const troubles = results.filter((result) => 'message' in result && result.outcome !== 'conflict');
  const [trouble] = troubles;
  if (!trouble || !('message' in trouble)) {
    const text = l10n.t('{0} referrals pulled from {1}.', files.length, connection.serviceName);
    if (files.length > 1) showInformationMessage(text);
    return { files };
  }
  const error = trouble.outcome === 'failed' ? trouble.error : new UserError('unwritten', trouble.message);
  showError(services, error);
  return { files, error: failureOf(error) };
}

/** Opens a single pulled file; of conflicts, the first one in the diff editor. */
async function open(
  { remoteDocuments }: Services<'remoteDocuments'>,
  target: WorkspaceTarget,
  files: readonly { uri?: Uri }[],
  results: readonly PullResult[],
): Promise<void> {
  const conflict = results.find((result) => result.outcome === 'conflict');
  const held = conflict && target.uriOf(conflict.file);
  if (conflict && held) {
    await compareReferrals(remoteDocuments, held, [conflict.remote]);
    showWarningMessage(conflict.message);
  } else if (files.length === 1 && files[0]?.uri) {
    await window.showTextDocument(files[0].uri);
  }
}
