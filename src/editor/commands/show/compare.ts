import { commands, l10n, Uri, workspace } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { formatJson } from '../../../base/exactJson';
import { findReferrals } from '../../../sync/files/findReferral';
import { asObject, wireNames } from '../../../sync/referral/wireNames';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import { compareReferrals } from '../../remote/compareReferrals';
import type { RemoteDocuments } from '../../remote/remoteDocuments';
import { withProgress } from '../../ui/progress';
import type { WorkspaceIndex } from '../../workspace/index/workspaceIndex';
import { localReferrals } from '../../workspace/pullTarget';
import { remoteIdsOf } from '../arguments/remoteIdsOf';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { notSubmitted } from '../noReferral';
import { clearError } from '../showError';

/**
 * Opens the diff editor with the service's version of a file's referrals (with `{ pointer }`: of that one), or of the
 * file that holds a row of the remote view; resolves to `{ uri, remote, ids }`.
 */
export const compareWithRemote: Command<'connections' | 'remoteDocuments' | 'syncStates' | 'workspaceIndex'> = async (
  { connections, remoteDocuments, syncStates, workspaceIndex },
  argument,
  options,
) => {
  const { uri, ids } = await subject(workspaceIndex, argument, pointerOf(options, argument));
  const connection = await connections.open({ interactive: true });
  const remotes = await withProgress(l10n.t('Comparing with {0}', connection.serviceName), (signal) =>
    Promise.all(
      ids.map((id) =>
        connection.api.get(id, { signal }).catch((error: unknown) => {
          if (ApiError.is(error, 'missing')) syncStates.gone(id);
          throw error;
        }),
      ),
    ),
  );
  const remote = await compareReferrals(remoteDocuments, uri, remotes);
  return { uri, remote, ids };
};

async function subject(
  index: WorkspaceIndex,
  argument: unknown,
  wanted: string | undefined,
): Promise<{ uri: Uri; ids: string[] }> {
  const [remoteId] = argument instanceof Uri ? [] : remoteIdsOf(argument);
  if (remoteId !== undefined) {
    const found = (await localReferrals(index)).get(remoteId.toLowerCase());
    if (!found) throw new UserError('noReferral', l10n.t('This referral is not in a file yet. Pull it first.'));
    return { uri: found.uri, ids: [remoteId] };
  }
  const uri = targetFile(argument);
  const referrals = findReferrals(await readText(uri));
  const asked = wanted === undefined ? referrals : referrals.filter(({ pointer }) => pointer === wanted);
  const ids = asked.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  if (ids.length > 0) return { uri, ids };
  throw notSubmitted(uri, wanted, referrals);
}

/**
 * Opens the diff editor with the first two of the selected files, referrals in files, or remote referrals. Resolves to
 * `{ left, right }`.
 */
export const compareSelected: Command<'remoteDocuments'> = async ({ remoteDocuments }, argument) => {
  const rows = [argument].flat().filter((row) => addressOf(row) !== undefined);
  const [one, other] = rows;
  if (!one || !other) throw new UserError('argument', l10n.t('Select two referrals to compare.'));
  const [left, right] = [await sideOf(remoteDocuments, one), await sideOf(remoteDocuments, other)];
  const title = l10n.t('{0} \u2194 {1}', left.name, right.name);
  await commands.executeCommand('vscode.diff', left.uri, right.uri, title);
  return { left: left.uri, right: right.uri };
};

function addressOf(row: unknown): Uri | undefined {
  const uri = row instanceof Uri ? row : asObject(row).uri;
  return uri instanceof Uri ? uri : undefined;
}

/** Returns a file, or for one of several referrals of a file a read-only document. */
async function sideOf(documents: RemoteDocuments, row: unknown): Promise<{ uri: Uri; name: string }> {
  const uri = addressOf(row) as Uri;
  const path = workspace.asRelativePath(uri);
  const pointer = pointerOf(row);
  const file = path.slice(path.lastIndexOf('/') + 1);
  const document = await Promise.resolve(workspace.openTextDocument(uri)).catch(async (error: unknown) => {
    throw await clearError(error, uri);
  });
  if (!pointer) return { uri, name: file };
  const found = findReferrals(document.getText()).find((each) => each.pointer === pointer);
  if (!found) throw new UserError('noReferral', l10n.t('{0} changed. Select the referrals again.', path));
  const { name } = asObject(wireNames(found.value));
  const title = typeof name === 'string' && name.trim() ? name.trim() : `${file} ${pointer}`;
  const shown = `${formatJson(found.value, 2)}\n`;
  const safe = title.replace(/[\\/:*?"<>|#%]+/g, ' ');
  return { uri: documents.put(`${path}${pointer}/${safe}.referral.json`, shown), name: title };
}
