import { l10n, Uri } from 'vscode';
import { ApiError } from '../../../api/apiError';
import { findReferrals } from '../../../sync/files/findReferral';
import { readText } from '../../documents/readText';
import { UserError } from '../../documents/userError';
import { compareReferrals } from '../../remote/compareReferrals';
import { withProgress } from '../../ui/progress';
import type { WorkspaceIndex } from '../../workspace/index/workspaceIndex';
import { localReferrals } from '../../workspace/pullTarget';
import { remoteIdsOf } from '../arguments/remoteIdsOf';
import { pointerOf, targetFile } from '../arguments/targetFile';
import type { Command } from '../command';
import { notSubmitted } from '../noReferral';

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
