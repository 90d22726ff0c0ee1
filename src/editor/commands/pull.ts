import { Uri, window } from 'vscode';
import { pullReferral } from '../../sync/pullReferral';
import type { PullResult } from '../../sync/pullResult';
import type { EditorServices } from '../editorServices';
import { pullTarget, type WorkspaceTarget } from '../pullTarget';
import { referralFolder } from '../referralFolder';
import { compareReferrals } from '../remote/compareReferrals';
import { remoteScheme } from '../remote/remoteDocuments';
import type { Connection } from '../service/connection';
import { withProgress } from '../ui/withProgress';
import { UserError } from '../userError';
import { chooseRemote } from './chooseRemote';
import type { Command } from './command';
import { failureOf } from './failureOf';
import { pullLatest } from './pullLatest';
import { remoteIdsOf } from './remoteIdsOf';
import { showError } from './showError';

/**
 * Pulls referrals into files: those of the argument (an id, several, or rows of the remote view), else those that the
 * user picks. Resolves to `{ files: [{ uri, id, outcome }] }`, with `error` where something failed. With the `Uri` of a
 * file it does what `pullLatest` does.
 */
export const pull: Command = async (services, argument, options) => {
  if (argument instanceof Uri && argument.scheme !== remoteScheme) return pullLatest(services, argument, options);
  const settings = services.settings.read();
  const folder = referralFolder(settings);
  const connection = await services.connections.open({ interactive: true });
  const given = remoteIdsOf(argument);
  const ids = given.length > 0 ? given : await chooseRemote(connection.api, settings['pull.filter']);
  const target = pullTarget(folder, services.workspaceIndex);
  const title = ids.length === 1 ? 'Pulling the referral' : `Pulling ${ids.length} referrals`;
  const results = await withProgress(title, async (signal) => {
    const done: PullResult[] = [];
    for (const id of ids) {
      done.push(await pullReferral(connection, target, id, { fileName: settings.fileName, signal }));
      const last = done.at(-1);
      // After these every further call would fail alike.
      if (last?.outcome === 'failed' && ['offline', 'unauthenticated', 'cancelled'].includes(last.error.kind)) break;
    }
    return done;
  });
  services.localTree.refresh();
  return report(services, connection, target, results);
};

async function report(
  services: EditorServices,
  connection: Connection,
  target: WorkspaceTarget,
  results: PullResult[],
) {
  const files = results.map((result) => {
    const uri = 'file' in result && result.file ? target.uriOf(result.file) : undefined;
    return { id: result.id, outcome: result.outcome, ...(uri && { uri }) };
  });
  await open(services, target, files, results);
  const troubles = results.filter((result) => 'message' in result && result.outcome !== 'conflict');
  const [trouble] = troubles;
  if (!trouble || !('message' in trouble)) {
    const where = connection.service === 'sandbox' ? 'the sandbox' : 'Partner Center';
    if (files.length > 1) window.showInformationMessage(`${files.length} referrals pulled from ${where}.`);
    return { files };
  }
  const error = trouble.outcome === 'failed' ? trouble.error : new UserError('unwritten', trouble.message);
  showError(services, error);
  return { files, error: failureOf(error) };
}

/** One pulled file is opened; of conflicts the first one, in the diff editor. */
async function open(
  { remoteDocuments }: EditorServices,
  target: WorkspaceTarget,
  files: readonly { uri?: Uri }[],
  results: readonly PullResult[],
): Promise<void> {
  const conflict = results.find((result) => result.outcome === 'conflict');
  const held = conflict && target.uriOf(conflict.file);
  if (conflict && held) {
    await compareReferrals(remoteDocuments, held, [conflict.remote]);
    window.showWarningMessage(conflict.message);
  } else if (files.length === 1 && files[0]?.uri) {
    await window.showTextDocument(files[0].uri);
  }
}
